/**
 * The I/O shell: selector loops that carry bytes between sockets and the sans-I/O core, with TLS or without. Here the
 * core is put together, too, from clean parts or from those that are handed in.
 */
@NullMarked
package io.github.wsgauntlet.server.net;

import org.jspecify.annotations.NullMarked;
