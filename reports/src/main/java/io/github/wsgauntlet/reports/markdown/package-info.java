/** The summary for a CI job. */
@NullMarked
package io.github.wsgauntlet.reports.markdown;

import org.jspecify.annotations.NullMarked;
