package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @ParameterizedTest
    @MethodSource("localhost")
    void each_address_of_a_host_is_tried(InetAddress address) throws IOException {
        try (var listener = new ServerSocket(0, 1, address);
                Socket tcp = Route.direct().connect("localhost", listener.getLocalPort(), TIMEOUT)) {
            assertThat(tcp.getInetAddress()).isEqualTo(address);
        }
    }

    static Stream<InetAddress> localhost() throws IOException {
        return Stream.of(InetAddress.getAllByName("localhost"));
    }

    /** A listener whose queue is full answers nothing to whoever comes next. */
    @Test
    void where_nobody_answers_it_ends_in_time() throws IOException {
        InetAddress address = InetAddress.getLoopbackAddress();
        var waiting = new ArrayList<Socket>();
        try (var listener = new ServerSocket(0, 1, address)) {
            assertThatThrownBy(() -> {
                        while (waiting.size() < 100) {
                            waiting.add(Route.direct()
                                    .connect(address.getHostAddress(), listener.getLocalPort(), Duration.ofSeconds(1)));
                        }
                    })
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("Connect timed out");
        } finally {
            for (Socket each : waiting) {
                each.close();
            }
        }
    }

    @Test
    void a_proxy_is_asked_for_a_tunnel() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> answer(listener, "HTTP/1.1 200 OK\r\nVia: x\r\n\r\n"));
            proxied(listener, "user:p%40ss@")
                    .connect("ws.example", 9001, TIMEOUT)
                    .close();
            assertThat(asked.join())
                    .isEqualTo("CONNECT ws.example:9001 HTTP/1.1\r\n"
                            + "Host: ws.example:9001\r\n"
                            + "Proxy-Authorization: Basic dXNlcjpwQHNz\r\n" // user:p@ss
                            + "\r\n");
        }
    }

    @Test
    void what_follows_the_answer_of_a_proxy_is_the_targets() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> answer(listener, "HTTP/1.0 200 OK\r\n\r\nHello"));
            try (Socket tcp = proxied(listener, "").connect("127.0.0.1", 80, TIMEOUT)) {
                assertThat(new String(tcp.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .isEqualTo("Hello");
            }
            assertThat(asked.join()).doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void a_proxy_that_refuses_is_named_without_its_password() throws Exception {
        String refusal = "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> answer(listener, refusal));
            assertThatThrownBy(() -> proxied(listener, "user:secret@").connect("127.0.0.1", 80, TIMEOUT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the proxy 127.0.0.1:" + listener.getLocalPort()
                            + " answered 'HTTP/1.1 407 Proxy Authentication Required'");
            asked.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n"})
    void a_proxy_that_ends_before_its_answer_does_is_named(String answer) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> answer(listener, answer));
            assertThatThrownBy(() -> proxied(listener, "").connect("127.0.0.1", 80, TIMEOUT))
                    .hasMessage("the proxy 127.0.0.1:" + listener.getLocalPort() + " ended the connection");
            asked.join();
        }
    }

    @Test
    void a_proxy_that_says_nothing_is_given_up() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Route silent = proxied(listener, "");
            assertThatThrownBy(() -> silent.connect("127.0.0.1", 80, Duration.ofMillis(1)))
                    .hasMessage("the proxy 127.0.0.1:" + listener.getLocalPort() + " did not answer");
        }
    }

    @Test
    void an_answer_without_end_is_given_up() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> answer(listener, "x: y\r\n".repeat(20_000)));
            assertThatThrownBy(() -> proxied(listener, "").connect("127.0.0.1", 80, TIMEOUT))
                    .hasMessageEndingWith(" answered without end");
            asked.join();
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_named() throws Exception {
        Route gone;
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = proxied(listener, "");
        }
        assertThatThrownBy(() -> gone.connect("127.0.0.1", 80, TIMEOUT))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("the proxy 127\\.0\\.0\\.1:\\d+ was not reached: .+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy:3128",
                "https://user:secret@proxy:3128",
                "http://proxy",
                "http://proxy:0",
                "http://proxy:65536",
                "http://:3128",
                "http://proxy:3128/path",
                "http://proxy:3128?a",
                "http://a b:1"
            })
    void what_is_no_proxy_is_one_clear_line(String text) {
        assertThatThrownBy(() -> Route.through(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This is no proxy; one is http://host:port, or http://user:password@host:port.");
    }

    private static Route proxied(ServerSocket listener, String credentials) {
        return Route.through("http://" + credentials + "127.0.0.1:" + listener.getLocalPort() + "/");
    }

    /** Answer the first connection, end it, and return the head of what it asked. */
    private static String answer(ServerSocket listener, String answer) {
        try (Socket socket = listener.accept()) {
            var asked = new StringBuilder();
            while (asked.indexOf("\r\n\r\n") < 0) {
                asked.append((char) socket.getInputStream().read());
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return asked.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
