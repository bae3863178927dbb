package io.github.wsgauntlet.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.protocol.CloseStatus;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A conversation with a client that somebody else wrote: that of the JDK. */
class JdkClientTest {

    @Test
    void talks_to_the_jdk() throws Exception {
        converse(ServerOptions.defaults());
    }

    @Test
    void talks_to_the_jdk_inside_tls() throws Exception {
        converse(ServerOptions.defaults().withTls(TlsTest.localhost()));
    }

    private static void converse(ServerOptions options) throws Exception {
        Recorder recorder = new Recorder();
        try (ReferenceServer server = ReferenceServer.start(options.withSubprotocols(List.of("chat")));
                HttpClient client =
                        HttpClient.newBuilder().sslContext(TlsTest.localhost()).build()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .subprotocols("chat")
                    .buildAsync(server.uri(), recorder)
                    .join();
            assertThat(socket.getSubprotocol()).isEqualTo("chat");
            String text = "Grüße ".repeat(50_000);
            socket.sendText(text, true).join();
            assertThat(recorder.text.join()).isEqualTo(text);
            socket.sendPing(ByteBuffer.wrap("p".getBytes(UTF_8))).join();
            assertThat(recorder.pong.join()).isEqualTo("p");
            socket.sendClose(4001, "bye").join();
            assertThat(recorder.closed.join()).isEqualTo(new CloseStatus(4001, "bye"));
        }
    }

    private static final class Recorder implements WebSocket.Listener {

        final CompletableFuture<String> text = new CompletableFuture<>();
        final CompletableFuture<String> pong = new CompletableFuture<>();
        final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();
        private final StringBuilder received = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            received.append(data);
            if (last) {
                text.complete(received.toString());
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pong.complete(UTF_8.decode(message).toString());
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(new CloseStatus(code, reason));
            return CompletableFuture.completedStage(null);
        }
    }
}
