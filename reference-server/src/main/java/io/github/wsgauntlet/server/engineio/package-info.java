/**
 * Engine.IO 4 on top of WebSocket and plain HTTP: sessions that begin with long polling or with a WebSocket, and
 * move from one to the other. {@code EngineIoSession} is the core, and knows no connection; {@code
 * EngineIoApplication} brings requests and WebSockets to the sessions they belong to.
 */
@NullMarked
package io.github.wsgauntlet.server.engineio;

import org.jspecify.annotations.NullMarked;
