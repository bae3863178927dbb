/** Whether what came in the turns of a protocol is what it has to be, and what is captured from it. Pure. */
@NullMarked
package io.github.wsgauntlet.harness.turns;

import org.jspecify.annotations.NullMarked;
