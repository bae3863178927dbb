package io.github.wsgauntlet.harness.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that sends without end takes neither all the memory nor all the time there is. */
class FloodTest {
    private static final Capabilities NOTHING = new Capabilities(false, false, false, false, 0, false, Duration.ZERO);
    private static final Scenario AWAITING_CLOSE =
            new Scenario(List.of(Step.Open.standard(), new Step.Await(Step.Awaited.CLOSE)), Scenario.Ending.CLOSE);
    private static final String ACCEPTED = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
    private static final String PING = "\u0089\u0001a";

    /** With limits that long, to wait for the end would be to wait until the build is ended. */
    private static final Patience FOR_EVER =
            new Patience(Duration.ofMillis(50), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), 0);

    /** What a server does with a connection on which it was sent an opening handshake. */
    private interface Serving {
        void serve(Socket connection) throws IOException;
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                ACCEPTED + "|" + PING,
                ACCEPTED + "\u0002\u0001a|\u0000\u0001a",
                ACCEPTED + "\u0082\u007f\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0000|a",
                ACCEPTED + "|\u00ff",
                "HTTP/1.1 200 OK\r\n\r\n|a",
                "HTTP/1.1 200 OK\r\n|X-Field: value\r\n",
                "|HTTP/1.1 100 Continue\r\n\r\n"
            })
    void is_read_no_further_than_so_far(String beginningAndRest) throws Exception {
        String[] parts = beginningAndRest.split("\\|");
        Transcript seen = talk(FOR_EVER, connection -> {
            OutputStream out = connection.getOutputStream();
            out.write(parts[0].getBytes(StandardCharsets.ISO_8859_1));
            byte[] more = parts[1].repeat(60_000 / parts[1].length()).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(more);
            }
        });
        assertThat(seen.flooded().orElseThrow()).isLessThan(20 << 20);
        assertThat(seen.end()).isEmpty();
    }

    @Test
    void with_a_ping_for_every_pong_is_waited_for_no_longer_than_without() throws Exception {
        Patience brief = FOR_EVER.withDeadline(Duration.ofSeconds(1));
        Transcript seen = talk(brief, connection -> {
            byte[] chunk = new byte[4096];
            connection.getOutputStream().write(ACCEPTED.getBytes(StandardCharsets.ISO_8859_1));
            do {
                connection.getOutputStream().write(PING.getBytes(StandardCharsets.ISO_8859_1));
            } while (connection.getInputStream().read(chunk) >= 0);
        });
        assertThat(seen.first(Event.DeadlinePassed.class)).isPresent();
        assertThat(seen.flooded()).isEmpty();
        assertThat(seen.sent(Event.Purpose.PONG)).isNotEmpty();
    }

    private static Transcript talk(Patience patience, Serving serving) throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> serve(listening, serving));
            URI url = URI.create("ws://localhost:" + listening.getLocalPort() + "/");
            Transcript seen = new Driver(Suite.target(url), NOTHING).play(AWAITING_CLOSE, 1, patience);
            server.join();
            return seen;
        }
    }

    private static void serve(ServerSocket listening, Serving serving) {
        try (Socket connection = listening.accept()) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) connection.getInputStream().read());
            }
            serving.serve(connection);
        } catch (IOException e) {
            // The tester has closed the connection.
        }
    }
}
