package io.github.wsgauntlet.harness.proof.field;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The WebSocket client of Vert.x, asked to compress. */
final class VertxEchoClient implements EchoClient {
    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
            .setMaxFrameSize(LARGEST_MESSAGE)
            .setMaxMessageSize(LARGEST_MESSAGE)
            .setMaxConnections(1000)
            .setTryUsePerMessageCompression(true));

    @Override
    public void visit(URI url) throws Exception {
        var over = new CountDownLatch(1);
        // What comes right after the answer is there before connect tells of the connection.
        var socket = client.webSocket();
        socket.textMessageHandler(socket::writeTextMessage);
        socket.binaryMessageHandler(socket::writeBinaryMessage);
        socket.closeHandler(ended -> over.countDown());
        socket.connect(url.getPort(), url.getHost(), url.getPath() + "?" + url.getQuery())
                .await(10, TimeUnit.SECONDS);
        try {
            over.await();
        } catch (InterruptedException e) {
            socket.close();
            throw e;
        }
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
