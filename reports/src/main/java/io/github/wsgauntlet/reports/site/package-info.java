/** The static site over many targets: the matrix, a page for each target and each requirement, a feed, badges. */
@NullMarked
package io.github.wsgauntlet.reports.site;

import org.jspecify.annotations.NullMarked;
