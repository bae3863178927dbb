/** Runs the cases against a target, concurrently, and hands out the results as they come. */
@NullMarked
package io.github.wsgauntlet.harness.run;

import org.jspecify.annotations.NullMarked;
