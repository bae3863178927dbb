/** Turns a transcript and the allowed outcomes into a verdict and one sentence. */
@NullMarked
package io.github.wsgauntlet.harness.judge;

import org.jspecify.annotations.NullMarked;
