/**
 * What a server does wrong on purpose. Each {@link io.github.wsgauntlet.server.defect.Defect} is wrapped around one
 * part of the clean server: the opening handshake, the reading or the writing of frames, the compression, or the
 * transport. {@link io.github.wsgauntlet.server.defect.Misbehaviour} hands these parts in from outside; nothing outside
 * this package knows it.
 */
@NullMarked
package io.github.wsgauntlet.server.defect;

import org.jspecify.annotations.NullMarked;
