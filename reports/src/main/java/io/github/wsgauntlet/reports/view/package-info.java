/** What several reports show of a run, and how. */
@NullMarked
package io.github.wsgauntlet.reports.view;

import org.jspecify.annotations.NullMarked;
