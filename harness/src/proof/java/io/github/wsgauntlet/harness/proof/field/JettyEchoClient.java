package io.github.wsgauntlet.harness.proof.field;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Jetty's own client, with the permessage-deflate that it brings. */
final class JettyEchoClient implements EchoClient {
    private final WebSocketClient client = new WebSocketClient();

    JettyEchoClient() throws Exception {
        client.setMaxTextMessageSize(LARGEST_MESSAGE);
        client.setMaxBinaryMessageSize(LARGEST_MESSAGE);
        client.setMaxFrameSize(LARGEST_MESSAGE);
        client.start();
    }

    @Override
    public void visit(URI url) throws Exception {
        var echo = new Echo();
        var request = new ClientUpgradeRequest(url);
        request.addExtensions("permessage-deflate");
        Session session = client.connect(echo, request).get();
        try {
            echo.over.await();
        } catch (InterruptedException e) {
            session.disconnect();
            throw e;
        }
    }

    /** Sends every message back. */
    public static final class Echo extends Session.Listener.AbstractAutoDemanding {
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public void onWebSocketText(String message) {
            getSession().sendText(message, Callback.NOOP);
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            getSession().sendBinary(payload, callback);
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            over.countDown();
            callback.succeed();
        }
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        }
    }
}
