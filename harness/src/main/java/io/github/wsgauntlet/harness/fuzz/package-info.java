/** Makes up scenarios, plays them, and shrinks what a target gets wrong to the few steps and bytes that show it. */
@NullMarked
package io.github.wsgauntlet.harness.fuzz;

import org.jspecify.annotations.NullMarked;
