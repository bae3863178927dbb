package io.github.wsgauntlet.server.engineio;

/** How a session reaches its client (Engine.IO 4, Transports). */
public enum EngineIoTransport {
    POLLING,
    WEBSOCKET
}
