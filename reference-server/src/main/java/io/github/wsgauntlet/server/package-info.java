/**
 * The reference server: how to start one.
 *
 * <p>A connection walks {@code ReferenceServer.run()}, {@code HttpRequestReader.readRequest()}, {@code
 * Upgrade.upgradeConnection()}, {@code Application.run(session)}, {@code WebSocketSession.receive()}, {@code
 * FrameDecoder.readFrame()}, {@code FrameHeader.decode()}, and with a compressed message {@code
 * PerMessageDeflate.inflate()}.
 *
 * <p>The packages below hold one concern each, and import one way: {@code rule} and {@code trace} use no other; on them
 * stand {@code deflate} (compression), {@code protocol} (frames and messages) and {@code http} (the opening handshake),
 * all three without a socket in sight; then {@code application} (what a user writes), {@code net} (sockets), and this
 * package. Beside them stands {@code defect}, of which none of them knows.
 */
@NullMarked
package io.github.wsgauntlet.server;

import org.jspecify.annotations.NullMarked;
