/** The command line. */
@NullMarked
package io.github.wsgauntlet.harness.cli;

import org.jspecify.annotations.NullMarked;
