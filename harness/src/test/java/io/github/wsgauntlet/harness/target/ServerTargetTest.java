package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wsgauntlet.harness.wire.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTargetTest {
    @ParameterizedTest
    @CsvSource({
        "ws://example.invalid, ws://example.invalid:80/",
        "wss://example.invalid/chat?x=1, wss://example.invalid:443/chat?x=1",
        "ws://[::1]:9001/, ws://[::1]:9001/",
    })
    void reads_urls_and_fills_in_the_port(String text, String url) {
        assertThat(ServerTarget.parse(text)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "http://a/|'http://a/' is not a WebSocket URL: it starts with ws:// or wss://.",
                "localhost:9001|'localhost:9001' is not a WebSocket URL: it starts with ws:// or wss://.",
                "ws://a b/|'ws://a b/' is not a URL: Illegal character in authority.",
                "ws:///x|'ws:///x' names no host, or one that is no host name.",
                "ws://a/#top|'ws://a/#top' has a fragment, which a WebSocket URL may not have.",
                "ws://a:70000/|'ws://a:70000/' names port 70000; ports are 1 to 65535.",
            })
    void says_what_is_wrong_with_a_url(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTarget.parse(text))
                .withMessage(message);
    }

    @Test
    void leaves_a_default_port_out_of_the_host_field() throws NoSuchAlgorithmException {
        assertThat(target("ws://a.invalid:80/").authority()).isEqualTo("a.invalid");
        assertThat(target("wss://a.invalid:80/").authority()).isEqualTo("a.invalid:80");
    }

    @Test
    void a_server_that_starts_late_is_waited_for() throws Exception {
        assertThat(looksUntil("HTTP/1.1 502 Bad Gateway", "HTTP/1.1 502 Bad Gateway", "HTTP/1.1 200 OK"))
                .isEqualTo(3);
    }

    @Test
    void a_server_that_is_there_is_looked_for_once() throws Exception {
        assertThat(looksUntil("HTTP/1.1 200 OK")).isEqualTo(1);
    }

    /** Return how often a proxy was asked that gives these answers in turn. */
    private static int looksUntil(String... answers) throws Exception {
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> answerInTurn(listener, answers));
            Route route = Route.through("http://127.0.0.1:" + listener.getLocalPort());
            ServerTarget late = new ServerTarget(
                    "late", URI.create("ws://late.invalid:80/"), SSLContext.getDefault(), List.of(), route);
            late.awaitListening(Duration.ofMinutes(5));
            listener.close();
            return asked.join();
        }
    }

    private static int answerInTurn(ServerSocket listener, String... answers) {
        int asked = 0;
        try {
            for (String answer : answers) {
                try (Socket socket = listener.accept()) {
                    asked++;
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // Nobody asked any more.
        }
        return asked;
    }

    private static ServerTarget target(String url) throws NoSuchAlgorithmException {
        return new ServerTarget("test", URI.create(url), SSLContext.getDefault());
    }
}
