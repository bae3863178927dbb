package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A request before the opening handshake on the same connection, and how its answer is told from the other. */
class EarlierTest {
    private static final Capabilities NOTHING = new Capabilities(false, false, false, false, 0, false, Duration.ZERO);
    private static final String KEPT =
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello";
    private static final String REFUSAL = "HTTP/1.1 400 Bad Request\r\nContent-Length: 1\r\n\r\n!";

    @Test
    void the_handshake_is_sent_after_the_whole_answer() throws Exception {
        Transcript seen = answeredWith(false, KEPT, REFUSAL);
        assertThat(kinds(seen))
                .startsWith(
                        Event.Connected.class,
                        Event.SentEarlier.class,
                        Event.ReceivedInterim.class,
                        Event.ReceivedEarlier.class,
                        Event.SentHead.class,
                        Event.ReceivedHead.class);
        assertThat(content(seen)).isEqualTo("hello");
        assertThat(seen.head().orElseThrow().status()).hasValue(400);
    }

    @Test
    void both_are_sent_at_once_where_they_are_pipelined() throws Exception {
        Transcript seen = answeredWith(true, KEPT + REFUSAL);
        assertThat(kinds(seen))
                .startsWith(
                        Event.Connected.class,
                        Event.SentEarlier.class,
                        Event.SentHead.class,
                        Event.ReceivedInterim.class,
                        Event.ReceivedEarlier.class,
                        Event.ReceivedHead.class);
        assertThat(content(seen)).isEqualTo("hello");
        assertThat(seen.head().orElseThrow().status()).hasValue(400);
    }

    @Test
    void no_handshake_is_sent_where_the_answer_ends_the_connection() throws Exception {
        Transcript seen = answeredWith(false, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(seen.earlierAnswer()).isPresent();
        assertThat(seen.first(Event.SentHead.class)).isEmpty();
        assertThat(seen.head()).isEmpty();
    }

    @Test
    void content_without_a_length_ends_with_the_connection() throws Exception {
        Transcript seen = answeredWith(false, "HTTP/1.1 200 OK\r\n\r\nhello");
        assertThat(content(seen)).isEqualTo("hello");
        assertThat(seen.first(Event.SentHead.class)).isEmpty();
    }

    @Test
    void no_handshake_is_sent_after_a_101() throws Exception {
        Transcript seen = answeredWith(false, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
        assertThat(seen.upgraded()).isTrue();
        assertThat(seen.earlierAnswer()).isEmpty();
        assertThat(seen.first(Event.SentHead.class)).isEmpty();
    }

    private static List<Class<?>> kinds(Transcript seen) {
        return seen.events().stream().<Class<?>>map(Event::getClass).toList();
    }

    private static String content(Transcript seen) {
        byte[] content = seen.first(Event.ReceivedEarlier.class).orElseThrow().content();
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /** Play against a server that says these things, each after another head, and ends the connection. */
    private static Transcript answeredWith(boolean pipelined, String... answers)
            throws IOException, InterruptedException {
        var earlier = new Step.Earlier("GET <path> HTTP/1.1\r\nHost: <host>\r\n\r\n", pipelined);
        var open = new Step.Open(HandshakeRequest.standard(), List.of(), Segments.whole(), Optional.of(earlier));
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> answer(listening, pipelined, answers));
            URI url = URI.create("ws://localhost:" + listening.getLocalPort() + "/");
            Transcript seen = new Driver(Suite.target(url), NOTHING)
                    .play(new Scenario(List.of(open), Scenario.Ending.CLOSE), 1, Patience.standard());
            server.join();
            return seen;
        }
    }

    private static void answer(ServerSocket listening, boolean pipelined, String... answers) {
        try (Socket connection = listening.accept()) {
            for (String answer : answers) {
                readHead(connection);
                if (pipelined) {
                    readHead(connection);
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void readHead(Socket connection) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) connection.getInputStream().read());
        }
    }
}
