/** Two runs of one target, and what changed. */
@NullMarked
package io.github.wsgauntlet.reports.diff;

import org.jspecify.annotations.NullMarked;
