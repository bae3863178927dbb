/** Lets a server in Java test itself with one class of JUnit Jupiter, 5.13 or newer. */
@NullMarked
package io.github.wsgauntlet.harness.junit;

import org.jspecify.annotations.NullMarked;
