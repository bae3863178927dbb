/**
 * What a server does wrong on purpose. Each {@link io.github.wsgauntlet.server.Defect} is wrapped around one part of the
 * clean server: the opening handshake, the reading or the writing of frames, the compression, or the transport.
 */
@NullMarked
package io.github.wsgauntlet.server.defect;

import org.jspecify.annotations.NullMarked;
