/** The plan of a run, what makes one of files, and the one place that executes it. */
@NullMarked
package io.github.wsgauntlet.harness.plan;

import org.jspecify.annotations.NullMarked;
