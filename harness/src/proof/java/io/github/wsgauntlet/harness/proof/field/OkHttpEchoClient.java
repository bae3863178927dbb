package io.github.wsgauntlet.harness.proof.field;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/** OkHttp's WebSocket, which compresses by itself. */
final class OkHttpEchoClient implements EchoClient {
    private static final int NORMAL = 1000;

    /** It keeps what it might use again; with room for few, what others do would end such a connection at some time. */
    private static final int MOST_IDLE = 10_000;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(MOST_IDLE, 5, TimeUnit.MINUTES))
            .build();

    @Override
    public void visit(URI url) throws Exception {
        var echo = new Echo();
        WebSocket socket =
                client.newWebSocket(new Request.Builder().url(url.toString()).build(), echo);
        try {
            echo.over.await();
        } catch (InterruptedException e) {
            socket.cancel();
            throw e;
        }
    }

    private static final class Echo extends WebSocketListener {
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public void onMessage(WebSocket socket, String text) {
            socket.send(text);
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            socket.send(bytes);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            // OkHttp leaves the answer to the listener.
            socket.close(NORMAL, null);
        }

        @Override
        public void onClosed(WebSocket socket, int code, String reason) {
            over.countDown();
        }

        @Override
        public void onFailure(WebSocket socket, Throwable thrown, Response response) {
            over.countDown();
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
