/** JSON (RFC 8259), as far as the protocols over WebSocket need it: strict, small, its numbers as they were written. */
@NullMarked
package io.github.wsgauntlet.server.json;

import org.jspecify.annotations.NullMarked;
