package io.github.wsgauntlet.harness.proof.field;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;

/** Java-WebSocket's own client, with its permessage-deflate. */
final class JavaWebSocketEchoClient implements EchoClient {
    @Override
    public void visit(URI url) throws Exception {
        var client = new Echo(url);
        try {
            client.connect();
            client.over.await();
        } catch (InterruptedException e) {
            client.close();
            throw e;
        }
    }

    private static final class Echo extends WebSocketClient {
        private final CountDownLatch over = new CountDownLatch(1);

        private Echo(URI url) {
            super(
                    url,
                    new Draft_6455(
                            List.of(new PerMessageDeflateExtension()), List.of(new Protocol("")), LARGEST_MESSAGE));
            setTcpNoDelay(true);
            setDaemon(true);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            // There is nothing to say before the first message.
        }

        @Override
        public void onMessage(String message) {
            send(message);
        }

        @Override
        public void onMessage(ByteBuffer message) {
            send(message);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            over.countDown();
        }

        @Override
        public void onError(Exception exception) {
            // The library fails the connection by itself.
        }
    }
}
