/** SARIF, for code scanning. */
@NullMarked
package io.github.wsgauntlet.reports.sarif;

import org.jspecify.annotations.NullMarked;
