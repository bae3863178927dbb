/**
 * Bytes on the wire: permissive frames, HTTP heads and transports. Writes anything, reads everything, judges nothing.
 */
@NullMarked
package io.github.wsgauntlet.harness.wire;

import org.jspecify.annotations.NullMarked;
