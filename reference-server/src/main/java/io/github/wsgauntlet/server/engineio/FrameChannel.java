package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.protocol.CloseStatus;

/** The way to a client over one WebSocket. */
interface FrameChannel {

    /** Send a packet in a message of its own. */
    void send(EngineIoPacket packet);

    /** Close the WebSocket. */
    void close(CloseStatus status);
}
