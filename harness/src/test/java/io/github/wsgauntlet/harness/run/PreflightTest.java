package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is found out about a target before the first case. */
class PreflightTest {
    @Test
    void a_message_before_any_of_ours_is_a_greeting() throws IOException {
        Capabilities found = probe(ServerOptions.defaults().withApplication(Application.greeting("Welcome")));
        assertThat(found.greetings()).isEqualTo(1);
        assertThat(found.echo()).isTrue();
    }

    @Test
    void a_ping_that_comes_back_as_a_message_is_no_greeting() throws IOException {
        Capabilities found = probe(ServerOptions.defaults().withParts(Misbehaviour.of(Defect.PONG_ALSO_AS_TEXT)));
        assertThat(found.greetings()).isZero();
        assertThat(found.echo()).isTrue();
        assertThat(found.pong()).isTrue();
    }

    @Test
    void whether_a_close_frame_is_answered_is_seen() throws IOException {
        assertThat(probe(ServerOptions.defaults()).close()).isTrue();
        assertThat(probe(ServerOptions.defaults().withWaived(Set.of(Rule.CLOSE_IS_ANSWERED)))
                        .close())
                .isFalse();
    }

    @Test
    void as_what_messages_come_back_is_seen() throws IOException {
        assertThat(probe(ServerOptions.defaults()).echoes()).isEqualTo(Echo.EXACT);
        Application asBinary = (session, message) -> session.send(Message.binary(message.payload()));
        assertThat(probe(ServerOptions.defaults().withApplication(asBinary)).echoes())
                .isEqualTo(new Echo(Echo.Back.BINARY, Echo.Back.BINARY));
        Application textOnly = (session, message) -> {
            if (message.type() == Message.Type.TEXT) {
                session.send(message);
            }
        };
        assertThat(probe(ServerOptions.defaults().withApplication(textOnly)).echoes())
                .isEqualTo(new Echo(Echo.Back.TEXT, Echo.Back.NOTHING));
    }

    @Test
    void what_has_not_come_back_is_asked_for_once_more_whatever_else_has() throws IOException {
        Set<Message.Type> dropped = EnumSet.noneOf(Message.Type.class);
        Application late = (session, message) -> {
            if (message.type() == Message.Type.TEXT || !dropped.add(message.type())) {
                session.send(message);
            }
        };
        assertThat(probe(ServerOptions.defaults().withApplication(late)).echoes())
                .isEqualTo(Echo.EXACT);
    }

    private static Capabilities probe(ServerOptions options) throws IOException {
        try (var server = ReferenceServer.start(options)) {
            return Preflight.probe(Suite.target(server.uri()), Patience.standard())
                    .capabilities();
        }
    }
}
