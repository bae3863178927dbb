/** Where the program begins. Compiled for Java 8, so that an older Java can say that it is too old. */
@NullMarked
package io.github.wsgauntlet.harness.launcher;

import org.jspecify.annotations.NullMarked;
