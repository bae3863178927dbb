/** The lines that show the way of a connection through the server. */
@NullMarked
package io.github.wsgauntlet.server.trace;

import org.jspecify.annotations.NullMarked;
