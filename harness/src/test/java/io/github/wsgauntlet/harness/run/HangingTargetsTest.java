package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetHung;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server that accepts connections and serves none is ended where somebody started it, and its culprit is named. */
@Proof
class HangingTargetsTest {
    private static final String DEADLY = "handshake/version/interim[version=8]";
    private static final List<Case> CASES = Suite.CATALOGUE.select(List.of(DEADLY, "masking/keys"), List.of());
    private static final RunOptions OPTIONS = new RunOptions(
            4,
            new Patience(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(4)));

    @Test
    void the_case_after_which_nobody_is_served_is_to_blame_and_the_others_are_judged() throws IOException {
        try (var hanging = new Hanging()) {
            Target target = Suite.target(hanging.url());
            Map<String, CaseResult> results = new ConcurrentHashMap<>();
            var footer = Run.prepare(target, hanging.lifeline(target), CASES, OPTIONS)
                    .execute(Yardstick.of(Optional.of(Verdict.FAIL)), result -> results.put(result.id(), result));
            assertThat(results.remove(DEADLY)).satisfies(result -> {
                assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(result.reaction()).isEqualTo(new TargetHung());
            });
            assertThat(results).hasSizeGreaterThanOrEqualTo(CASES.size() - 1);
            assertThat(results.values()).allMatch(result -> result.verdict() == Verdict.PASS);
            assertThat(footer.exit()).isEqualTo(1);
            assertThat(hanging.restarts).hasPositiveValue();
        }
    }

    /** Stands before the reference server, and forwards nothing more once version 8 was asked for. */
    private static final class Hanging implements AutoCloseable {
        private final ReferenceServer server = ReferenceServer.start(ServerOptions.defaults());
        private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        private final AtomicInteger restarts = new AtomicInteger();
        private volatile boolean hangs;

        Hanging() throws IOException {
            Thread.ofVirtual().start(this::serve);
        }

        URI url() {
            return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + "/");
        }

        private void serve() {
            try {
                while (true) {
                    Socket client = listening.accept();
                    var behind = new Socket(server.uri().getHost(), server.uri().getPort());
                    Thread.ofVirtual().start(() -> forward(client, behind));
                    Thread.ofVirtual().start(() -> forward(behind, client));
                }
            } catch (IOException e) {
                // It was closed.
            }
        }

        private void forward(Socket from, Socket to) {
            byte[] chunk = new byte[65_536];
            try (from;
                    to) {
                for (int read = from.getInputStream().read(chunk);
                        read >= 0;
                        read = from.getInputStream().read(chunk)) {
                    String text = new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
                    hangs |= text.contains("Sec-WebSocket-Version: 8\r\n");
                    if (!hangs) {
                        to.getOutputStream().write(chunk, 0, read);
                    }
                }
            } catch (IOException e) {
                // One side has gone, and the other goes with it.
            }
        }

        /** Return the lifeline of one that somebody has started. */
        Lifeline lifeline(Target target) {
            Lifeline connections = Lifeline.of(target);
            return new Lifeline() {
                @Override
                public boolean accepts() {
                    return connections.accepts();
                }

                @Override
                public int deaths() {
                    return restarts.get();
                }

                @Override
                public boolean awaitBack(Duration limit) {
                    return connections.awaitBack(limit);
                }

                @Override
                public boolean restart() {
                    restarts.incrementAndGet();
                    hangs = false;
                    return true;
                }
            };
        }

        @Override
        public void close() throws IOException {
            listening.close();
            server.close();
        }
    }
}
