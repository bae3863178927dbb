package io.github.wsgauntlet.harness.proof.field;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** Java-WebSocket's own server, with its permessage-deflate. */
final class JavaWebSocketEcho implements EchoServer {
    private final Echo server = new Echo();

    JavaWebSocketEcho() throws InterruptedException {
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        server.listening.await();
    }

    private static final class Echo extends WebSocketServer {
        private final CountDownLatch listening = new CountDownLatch(1);

        private Echo() {
            super(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    2,
                    List.of(new Draft_6455(
                            List.of(new PerMessageDeflateExtension()), List.of(new Protocol("")), LARGEST_MESSAGE)));
        }

        @Override
        public void onStart() {
            listening.countDown();
        }

        @Override
        public void onOpen(WebSocket connection, ClientHandshake handshake) {
            // There is nothing to say before the first message.
        }

        @Override
        public void onMessage(WebSocket connection, String message) {
            connection.send(message);
        }

        @Override
        public void onMessage(WebSocket connection, ByteBuffer message) {
            connection.send(message);
        }

        @Override
        public void onClose(WebSocket connection, int code, String reason, boolean remote) {
            // The library ends the connection by itself.
        }

        @Override
        public void onError(WebSocket connection, Exception exception) {
            // The library fails the connection by itself.
        }
    }

    @Override
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.getPort() + "/");
    }

    @Override
    public void close() {
        try {
            server.stop(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
