/** The I/O shell: selector loops that carry bytes between sockets and the sans-I/O core, with TLS or without. */
@NullMarked
package io.github.wsgauntlet.server.net;

import org.jspecify.annotations.NullMarked;
