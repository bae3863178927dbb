package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Scenario;
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
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Interim responses, which come before the answer to an opening handshake. */
class InterimTest {
    private static final Capabilities NOTHING = new Capabilities(false, false, false, false, 0, false, Duration.ZERO);
    private static final String REFUSAL = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";

    @Test
    void are_told_from_the_answer_that_comes_in_the_same_write() throws Exception {
        Transcript seen = answeredWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" + REFUSAL);
        assertThat(seen.all(Event.ReceivedInterim.class)
                        .map(event -> event.head().status()))
                .containsExactly(OptionalInt.of(100), OptionalInt.of(103));
        assertThat(seen.head().orElseThrow().status()).hasValue(400);
        assertThat(seen.first(Event.ReceivedBytes.class)).isEmpty();
    }

    @Test
    void are_seen_where_no_answer_follows() throws Exception {
        Transcript seen = answeredWith("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(seen.all(Event.ReceivedInterim.class)).hasSize(1);
        assertThat(seen.head()).isEmpty();
        assertThat(seen.end()).isPresent();
    }

    /** Play the plain opening handshake against a server that says that and ends the connection. */
    private static Transcript answeredWith(String response) throws IOException, InterruptedException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> answer(listening, response));
            URI url = URI.create("ws://localhost:" + listening.getLocalPort() + "/");
            Transcript seen = new Driver(Suite.target(url), NOTHING)
                    .play(new Scenario(List.of(Step.Open.standard()), Scenario.Ending.CLOSE), 1, Patience.standard());
            server.join();
            return seen;
        }
    }

    private static void answer(ServerSocket listening, String response) {
        try (Socket connection = listening.accept()) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) connection.getInputStream().read());
            }
            connection.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
