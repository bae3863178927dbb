package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often what could not be judged is played again, and what that proves. */
class RetriesTest {
    private static final Case FORGOTTEN_PONG = Suite.CATALOGUE
            .select(List.of("control/ping/payload[4]"), List.of())
            .getFirst();

    @ParameterizedTest
    @CsvSource({"0, INCONCLUSIVE", "1, INCONCLUSIVE", "2, FAIL", "3, FAIL"})
    void what_only_repetition_proves_takes_three_connections(int retries, Verdict verdict) throws IOException {
        ServerOptions answersCloseOnly = ServerOptions.defaults()
                .withApplication(Application.silent())
                .withParts(Misbehaviour.of(Defect.PONG_FORGOTTEN));
        try (var server = ReferenceServer.start(answersCloseOnly)) {
            Patience patience = Suite.IMPATIENT.withRetries(retries);
            Examiner examiner = Examiner.meet(Suite.target(server.uri()), patience);
            assertThat(examiner.examine(FORGOTTEN_PONG, 1).judgement().verdict())
                    .isEqualTo(verdict);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void a_case_is_played_once_and_for_each_retry(int retries) throws IOException {
        var connections = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(server, connections));
            var url = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
            Patience patience = Patience.standard().withRetries(retries);
            Examiner examiner = Examiner.meet(Suite.target(url), patience);
            int before = connections.get();
            examiner.examine(FORGOTTEN_PONG, 1);
            assertThat(connections.get() - before).isEqualTo(1 + retries);
        }
    }

    @Test
    void there_are_no_less_than_none() {
        assertThatThrownBy(() -> Patience.standard().withRetries(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are 0 retries or more, not -1.");
    }

    /** Count each connection, and then end it without a word. */
    private static void hangUp(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                socket.close();
            }
        } catch (IOException e) {
            // It was closed.
        }
    }
}
