/** Where clients under test come to: a port, who comes, and where they are sent to. */
@NullMarked
package io.github.wsgauntlet.harness.reception;

import org.jspecify.annotations.NullMarked;
