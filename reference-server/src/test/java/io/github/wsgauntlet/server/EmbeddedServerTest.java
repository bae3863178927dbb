package io.github.wsgauntlet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** How somebody tests a client with the server; the README shows it. */
class EmbeddedServerTest {

    @Test
    void the_client_is_answered() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            assertThat(echo(server.uri(), "Hello")).isEqualTo("Hello");
        }
    }

    @Test
    void the_client_refuses_masked_frames() throws IOException {
        var options = ServerOptions.defaults().withParts(Misbehaviour.of(Defect.FRAMES_MASKED));
        try (var server = ReferenceServer.start(options)) {
            assertThatThrownBy(() -> echo(server.uri(), "Hello")).isInstanceOf(CompletionException.class);
        }
    }

    @Test
    void the_client_is_answered_by_a_lenient_server() throws IOException {
        var options = ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED));
        try (var server = ReferenceServer.start(options)) {
            assertThat(echo(server.uri(), "Hello")).isEqualTo("Hello");
        }
    }

    /** The client under test: it sends a text and returns the answer. */
    private static String echo(URI server, String text) {
        var answer = new CompletableFuture<String>();
        var listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                answer.complete(data.toString());
                return CompletableFuture.completedStage(null);
            }

            @Override
            public void onError(WebSocket socket, Throwable error) {
                answer.completeExceptionally(error);
            }
        };
        try (var client = HttpClient.newHttpClient()) {
            var socket =
                    client.newWebSocketBuilder().buildAsync(server, listener).join();
            try {
                socket.sendText(text, true).join();
                return answer.join();
            } finally {
                socket.abort();
            }
        }
    }
}
