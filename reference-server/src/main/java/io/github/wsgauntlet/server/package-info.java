/**
 * The reference server: what a user of it sees.
 *
 * <p>A connection walks {@code ReferenceServer.run()}, {@code HttpRequestReader.readRequest()}, {@code
 * Upgrade.upgradeConnection()}, {@code Application.run(session)}, {@code WebSocketSession.receive()}, {@code
 * FrameDecoder.readFrame()}, {@code FrameHeader.decode()}, and with a compressed message {@code
 * PerMessageDeflate.inflate()}. The packages below hold one concern each: {@code http} the opening handshake, {@code
 * protocol} the frames, {@code deflate} the compression (all three without a socket in sight), {@code net} the selector
 * loops and TLS around them.
 */
@NullMarked
package io.github.wsgauntlet.server;

import org.jspecify.annotations.NullMarked;
