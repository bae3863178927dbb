/** The badge. */
@NullMarked
package io.github.wsgauntlet.reports.badge;

import org.jspecify.annotations.NullMarked;
