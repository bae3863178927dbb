/** Many targets side by side. */
@NullMarked
package io.github.wsgauntlet.reports.matrix;

import org.jspecify.annotations.NullMarked;
