package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "ws://example.invalid, ws://example.invalid:80/",
        "wss://example.invalid/chat?x=1, wss://example.invalid:443/chat?x=1",
        "ws://[::1]:9001/, ws://[::1]:9001/",
    })
    void reads_urls_and_fills_in_the_port(String text, String url) {
        assertThat(Target.parse(text)).isEqualTo(URI.create(url));
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
                .isThrownBy(() -> Target.parse(text))
                .withMessage(message);
    }

    @Test
    void leaves_a_default_port_out_of_the_host_field() throws NoSuchAlgorithmException {
        assertThat(target("ws://a.invalid:80/").authority()).isEqualTo("a.invalid");
        assertThat(target("wss://a.invalid:80/").authority()).isEqualTo("a.invalid:80");
    }

    @Test
    void a_server_that_starts_late_is_waited_for() throws Exception {
        int port = freePort();
        var server = CompletableFuture.supplyAsync(() -> start(port));
        target("ws://127.0.0.1:" + port + "/").awaitListening(Duration.ofMinutes(5));
        // Whoever is back before the server listens has not waited: then this connection is refused.
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        server.join().close();
    }

    @Test
    void a_server_that_never_listens_is_waited_for_no_longer_than_that() throws Exception {
        target("ws://127.0.0.1:" + freePort() + "/").awaitListening(Duration.ofMillis(1));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ServerSocket start(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Target target(String url) throws NoSuchAlgorithmException {
        return new Target("test", URI.create(url), SSLContext.getDefault());
    }
}
