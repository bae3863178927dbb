/** The page of one run. */
@NullMarked
package io.github.wsgauntlet.reports.html;

import org.jspecify.annotations.NullMarked;
