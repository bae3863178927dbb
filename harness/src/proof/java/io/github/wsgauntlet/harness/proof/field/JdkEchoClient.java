package io.github.wsgauntlet.harness.proof.field;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The WebSocket of the JDK's own HttpClient; it has no compression. */
final class JdkEchoClient implements EchoClient {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public void visit(URI url) throws Exception {
        var echo = new Echo();
        WebSocket socket = client.newWebSocketBuilder().buildAsync(url, echo).get();
        try {
            echo.over.get();
        } catch (InterruptedException e) {
            socket.abort();
            throw e;
        }
    }

    /** Sends every message back once its last part is there. */
    private static final class Echo implements WebSocket.Listener {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (!last) {
                socket.request(1);
                return CompletableFuture.completedStage(null);
            }
            String message = text.toString();
            text.setLength(0);
            return socket.sendText(message, true).thenRun(() -> socket.request(1));
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            var bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (!last) {
                socket.request(1);
                return CompletableFuture.completedStage(null);
            }
            ByteBuffer message = ByteBuffer.wrap(binary.toByteArray());
            binary.reset();
            return socket.sendBinary(message, true).thenRun(() -> socket.request(1));
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            // The answer is sent when this returns, and the other side ends TCP.
            over.complete(null);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            over.completeExceptionally(error);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
