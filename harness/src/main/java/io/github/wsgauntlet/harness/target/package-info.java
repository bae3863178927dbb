/** The server under test: where it is, what it can do, how patient to be with it. */
@NullMarked
package io.github.wsgauntlet.harness.target;

import org.jspecify.annotations.NullMarked;
