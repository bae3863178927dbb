/** The record of a run: its lines, writing and reading them. */
@NullMarked
package io.github.wsgauntlet.reports.record;

import org.jspecify.annotations.NullMarked;
