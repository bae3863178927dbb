package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server that cannot take many connections at a time does no wrong, and this is said once. */
class NarrowTargetsTest {
    private static final List<Case> CASES =
            Suite.CATALOGUE.select(List.of("foundation", "utf8/valid", "framing/payload"), List.of());

    @Test
    void what_a_server_passes_alone_is_not_held_against_it() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(new Narrow()))) {
            var played = Suite.play(server.uri(), CASES, RunOptions.standard().withPatience(Suite.IMPATIENT));
            assertThat(played.atLeast(Verdict.WARN)).isEmpty();
            assertThat(played.results().get(Foundation.OTHERS.id()).actual())
                    .startsWith("The target drops connections, or does not answer on them, when 16 are open at a time");
            assertThat(played.results().get(Foundation.OTHERS.id()).verdict()).isEqualTo(Verdict.INFO);
        }
    }

    @Test
    void one_that_takes_them_is_not_played_again() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            var played = Suite.play(server.uri(), CASES, RunOptions.standard());
            assertThat(played.atLeast(Verdict.INFO)).isEmpty();
        }
    }

    /** Sends nothing back on a connection that was opened when three others were, for as long as it lasts. */
    private static final class Narrow implements Application {
        private static final int MOST = 3;

        private final Set<WebSocketSession> served = new HashSet<>();
        private int open;

        @Override
        public synchronized void onOpen(WebSocketSession session) {
            if (open < MOST) {
                served.add(session);
            }
            open++;
        }

        @Override
        public synchronized void onMessage(WebSocketSession session, Message message) {
            if (served.contains(session)) {
                session.send(message);
            }
        }

        @Override
        public synchronized void onClose(WebSocketSession session, CloseStatus status) {
            served.remove(session);
            open--;
        }
    }
}
