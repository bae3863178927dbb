/**
 * RFC 6455 as a pure function: what a scenario says, and where it breaks the rules. Knows nothing of the reference
 * server.
 */
@NullMarked
package io.github.wsgauntlet.harness.oracle;

import org.jspecify.annotations.NullMarked;
