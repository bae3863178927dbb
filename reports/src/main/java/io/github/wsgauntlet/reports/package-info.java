/** The record of a run, and the reports that are made from it. */
@NullMarked
package io.github.wsgauntlet.reports;

import org.jspecify.annotations.NullMarked;
