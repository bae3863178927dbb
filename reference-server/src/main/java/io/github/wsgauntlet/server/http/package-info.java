/** The opening handshake of RFC 6455 section 4: bytes in, an HTTP request, and the response to it out. */
@NullMarked
package io.github.wsgauntlet.server.http;

import org.jspecify.annotations.NullMarked;
