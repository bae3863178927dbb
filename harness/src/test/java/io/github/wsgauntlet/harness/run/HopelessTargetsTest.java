package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Targets that are not there, say nothing, are no WebSocket servers or die: each ends with exit 3 and a clear line. */
class HopelessTargetsTest {
    private static final RunOptions IMPATIENT = new RunOptions(16, Suite.IMPATIENT).withAbsence(Duration.ZERO);

    @Test
    void a_target_that_is_not_there() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var played = Suite.play(url(port), Suite.CATALOGUE.cases(), IMPATIENT);
        assertThat(played.footer().exit()).isEqualTo(3);
        assertThat(played.footer().summary())
                .isEqualTo("No connection to ws://127.0.0.1:" + port + "/: Connection refused.");
        assertThat(played.verdicts()).hasSameSizeAs(Suite.CATALOGUE.cases());
        assertThat(played.verdicts().values()).containsOnly(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_target_that_accepts_and_says_nothing() throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var played = Suite.play(url(server.getLocalPort()), Suite.CATALOGUE.cases(), IMPATIENT);
            assertThat(played.footer().exit()).isEqualTo(3);
            assertThat(played.footer().summary())
                    .startsWith("ws://127.0.0.1:" + server.getLocalPort()
                            + "/ accepted the connection and sent no answer to a plain opening handshake within ");
            assertThat(played.verdicts().values()).containsOnly(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_target_that_sends_without_end() throws IOException {
        String pings = "HTTP/1.1 101 Switching Protocols\r\n\r\n" + "\t\0".repeat(8 << 20);
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAll(server, pings));
            var played = Suite.play(url(server.getLocalPort()), Suite.CATALOGUE.cases(), IMPATIENT);
            assertThat(played.footer().exit()).isEqualTo(3);
            assertThat(played.footer().summary())
                    .startsWith("ws://127.0.0.1:" + server.getLocalPort()
                            + "/ sends without end: the tester read no further after ");
            assertThat(played.verdicts().values()).containsOnly(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_target_that_answers_every_request_with_200() throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAll(server, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
            var played = Suite.play(url(server.getLocalPort()), Suite.CATALOGUE.cases(), IMPATIENT);
            assertThat(played.footer().exit()).isEqualTo(3);
            assertThat(played.footer().summary())
                    .isEqualTo("ws://127.0.0.1:" + server.getLocalPort()
                            + "/ answered a plain opening handshake with 'HTTP/1.1 200 OK' instead of 101. Is there a "
                            + "WebSocket endpoint at that path?");
            assertThat(played.verdicts().values()).containsOnly(Verdict.SKIP);
        }
    }

    @Test
    void a_target_that_dies_in_the_middle() throws IOException {
        var server = ReferenceServer.start(ServerOptions.defaults());
        var ended = new AtomicInteger();
        Run run = Run.prepare(Suite.target(server.uri()), Suite.CATALOGUE.cases(), IMPATIENT);
        var results = new ConcurrentLinkedQueue<Verdict>();
        var footer = run.execute(Yardstick.of(Optional.of(Verdict.FAIL)), result -> {
            results.add(result.verdict());
            if (ended.incrementAndGet() == 20) {
                server.close();
            }
        });
        assertThat(footer.exit()).isEqualTo(3);
        assertThat(footer.summary()).startsWith("The target stopped accepting connections. It was last busy with ");
        assertThat(results).hasSameSizeAs(Suite.CATALOGUE.cases());
        assertThat(List.copyOf(results).subList(0, 10)).containsOnly(Verdict.PASS);
        assertThat(results).contains(Verdict.INCONCLUSIVE);
    }

    @Test
    void the_case_that_ended_the_target_is_named() throws IOException {
        var server = ReferenceServer.start(ServerOptions.defaults());
        List<Case> cases = Suite.CATALOGUE.select(List.of("control/ping"), List.of());
        String last = cases.get(4).id();
        var options = new RunOptions(1, Suite.IMPATIENT).withAbsence(Duration.ZERO);
        Run run = Run.prepare(Suite.target(server.uri()), cases, options);
        var footer = run.execute(Yardstick.of(Optional.of(Verdict.FAIL)), result -> {
            if (result.id().equals(last)) {
                server.close();
            }
        });
        assertThat(footer.summary())
                .isEqualTo("The target stopped accepting connections. It was last busy with "
                        + cases.get(6).id() + ", " + cases.get(5).id() + ".");
    }

    private static void answerAll(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read(new byte[4096]);
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Either the test has ended, or the tester has closed the connection.
            }
        }
    }

    private static URI url(int port) {
        return URI.create("ws://127.0.0.1:" + port + "/");
    }
}
