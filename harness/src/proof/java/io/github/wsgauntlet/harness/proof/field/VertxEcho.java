package io.github.wsgauntlet.harness.proof.field;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The HTTP server of Vert.x with a WebSocket handler; it compresses by itself. */
final class VertxEcho implements EchoServer {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    VertxEcho() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setMaxWebSocketFrameSize(LARGEST_MESSAGE)
                        .setMaxWebSocketMessageSize(LARGEST_MESSAGE))
                .webSocketHandler(socket -> {
                    socket.textMessageHandler(socket::writeTextMessage);
                    socket.binaryMessageHandler(socket::writeBinaryMessage);
                })
                .listen()
                .await(10, TimeUnit.SECONDS);
    }

    @Override
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/");
    }

    @Override
    public void close() {
        try {
            vertx.close().await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("Vert.x did not stop", e);
        }
    }
}
