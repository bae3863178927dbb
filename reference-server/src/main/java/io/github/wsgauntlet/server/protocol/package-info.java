/** The framing, messages and closing handshake of RFC 6455 sections 5 to 8: bytes in, messages and bytes out. */
@NullMarked
package io.github.wsgauntlet.server.protocol;

import org.jspecify.annotations.NullMarked;
