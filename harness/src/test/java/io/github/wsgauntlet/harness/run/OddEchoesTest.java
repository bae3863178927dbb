package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that keep every rule, and whose application is another than one that sends each message back. */
class OddEchoesTest {
    private static final List<Case> CASES = Suite.CATALOGUE.select(
            List.of(
                    "foundation",
                    "framing/segmentation",
                    "framing/payload",
                    "framing/opcodes",
                    "masking/unmasked",
                    "closing/handshake",
                    "utf8/split",
                    "compression/context"),
            List.of());

    @Test
    void one_that_closes_after_a_message_is_judged_by_what_it_takes() throws IOException {
        Application closing = (session, message) -> {
            session.send(message);
            session.close(CloseStatus.NORMAL);
        };
        var played = play(closing);
        assertThat(played.atLeast(Verdict.WARN)).isEmpty();
        assertThat(played.results().get(Limit.MESSAGES.id(Role.SERVER)).verdict())
                .isEqualTo(Verdict.INFO);
        assertThat(played.results().get(Foundation.SEVERAL_FRAMES.id()).actual())
                .isEqualTo("The target closes a connection after 1 message, and the case sends more.");
        assertThat(played.results().get(Foundation.FRAGMENTS.id()).verdict()).isEqualTo(Verdict.PASS);
        assertThat(played.results().get(Foundation.COMPRESSION.id()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void one_that_says_more_than_it_was_sent_is_no_echo() throws IOException {
        Application acknowledging = (session, message) -> {
            session.send(message);
            session.send(Message.text("got it"));
        };
        assertThat(probe(acknowledging).talks()).isTrue();
        assertThat(play(acknowledging).atLeast(Verdict.WARN)).isEmpty();
    }

    @Test
    void one_that_tells_others_is_no_echo() throws IOException {
        assertThat(probe(new Chat()).talks()).isTrue();
        assertThat(play(new Chat()).atLeast(Verdict.WARN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ECHO_DOUBLED", "TEXT_NOT_UTF8", "FIRST_MASKING_KEY_KEPT", "ECHO_TRUNCATED", "ECHO_EXTENDED"})
    void one_that_sends_back_too_much_or_something_else_is_an_echo_that_is_wrong(Defect defect) throws IOException {
        var wrong = ServerOptions.defaults().withParts(Misbehaviour.of(defect));
        try (var server = ReferenceServer.start(wrong)) {
            assertThat(capabilities(server).talks()).isFalse();
        }
    }

    @Test
    void one_that_gathers_its_echoes_is_one() throws IOException {
        assertThat(probe(new Gathering()).talks()).isFalse();
        var played = play(new Gathering());
        assertThat(played.atLeast(Verdict.WARN)).isEmpty();
        assertThat(played.results().get(Foundation.SEVERAL_FRAMES.id()).verdict())
                .isEqualTo(Verdict.INFO);
        assertThat(played.results().get(Foundation.SEVERAL_FRAMES.id()).actual())
                .isEqualTo("All 2 messages came back, put together to 1.");
    }

    private static Suite.Played play(Application application) throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(application))) {
            return Suite.play(server.uri(), CASES, RunOptions.standard());
        }
    }

    private static Capabilities probe(Application application) throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(application))) {
            return capabilities(server);
        }
    }

    private static Capabilities capabilities(ReferenceServer server) {
        return Preflight.probe(Suite.target(server.uri()), Patience.standard()).capabilities();
    }

    /** Sends every message to all who are connected. */
    private static final class Chat implements Application {
        private final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

        @Override
        public void onOpen(WebSocketSession session) {
            sessions.add(session);
        }

        @Override
        public void onMessage(WebSocketSession session, Message message) {
            session.send(message);
            sessions.stream()
                    .filter(other -> other != session)
                    .forEach(other -> other.execute(() -> other.send(message)));
        }

        @Override
        public void onClose(WebSocketSession session, CloseStatus status) {
            sessions.remove(session);
        }
    }

    /** Sends all messages of one type that follow each other in a read back as one. */
    private static final class Gathering implements Application {
        @Override
        public void onMessage(WebSocketSession session, Message message) {
            session.send(message);
        }

        @Override
        public void run(WebSocketSession session) {
            var run = new ArrayList<Message>();
            for (Optional<Message> next = session.receive(); next.isPresent(); next = session.receive()) {
                if (!run.isEmpty() && run.getFirst().type() != next.get().type()) {
                    session.send(joined(run));
                    run.clear();
                }
                run.add(next.get());
            }
            if (!run.isEmpty()) {
                session.send(joined(run));
            }
        }

        private static Message joined(List<Message> run) {
            var all = new ByteArrayOutputStream();
            run.forEach(message -> all.writeBytes(message.payload()));
            return run.getFirst().type() == Message.Type.TEXT
                    ? Message.text(all.toString(StandardCharsets.UTF_8))
                    : Message.binary(all.toByteArray());
        }
    }
}
