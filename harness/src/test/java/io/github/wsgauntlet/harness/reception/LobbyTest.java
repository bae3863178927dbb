package io.github.wsgauntlet.harness.reception;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class LobbyTest {
    private final BlockingQueue<Visitor> come = new LinkedBlockingQueue<>();

    private Lobby open() throws IOException {
        return Lobby.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), come::add);
    }

    private static Socket connected(Lobby lobby) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), lobby.url().getPort());
    }

    private Visitor visitor(Socket socket, String head) throws Exception {
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        return come.take();
    }

    @Test
    void a_visitor_is_known_by_its_request() throws Exception {
        try (var lobby = open();
                var socket = connected(lobby)) {
            Visitor visitor = visitor(
                    socket,
                    "GET /runCase?case=3&agent=a%20b+c&empty=&bad=%zz HTTP/1.1\r\n"
                            + "Host: a\r\nUpgrade: WebSocket\r\n\r\n");
            assertThat(visitor.path()).isEqualTo("/runCase");
            assertThat(visitor.query("case")).contains("3");
            assertThat(visitor.query("agent")).contains("a b c");
            assertThat(visitor.query("empty")).contains("");
            assertThat(visitor.query("bad")).isEmpty();
            assertThat(visitor.query("cas")).isEmpty();
            assertThat(visitor.asksForWebSocket()).isTrue();
        }
    }

    @Test
    void what_was_read_is_read_again() throws Exception {
        String head = "GET / HTTP/1.1\r\nHost: a\r\n\r\nand more";
        try (var lobby = open();
                var socket = connected(lobby)) {
            Visitor visitor = visitor(socket, head);
            byte[] read = new byte[64];
            int length = visitor.transport().read(read);
            assertThat(new String(read, 0, length, US_ASCII)).isEqualTo(head);
            socket.getOutputStream().write('!');
            assertThat(visitor.transport().read(read)).isOne();
        }
    }

    @Test
    void one_that_leaves_without_a_word_is_forgotten() throws Exception {
        try (var lobby = open()) {
            connected(lobby).close();
            try (var socket = connected(lobby)) {
                assertThat(visitor(socket, "GET /next HTTP/1.1\r\n\r\n").path()).isEqualTo("/next");
            }
        }
        assertThat(come).isEmpty();
    }

    @Test
    void who_has_not_said_anything_is_sent_away_at_the_end() throws Exception {
        Lobby lobby = open();
        try (var socket = connected(lobby);
                var other = connected(lobby)) {
            visitor(other, "GET / HTTP/1.1\r\n\r\n"); // Whoever came before has been taken by now.
            lobby.close();
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }
}
