/** Plays one scenario on one connection and records what happened. */
@NullMarked
package io.github.wsgauntlet.harness.drive;

import org.jspecify.annotations.NullMarked;
