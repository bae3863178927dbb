package io.github.wsgauntlet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference client against the reference server. */
class ReferenceClientTest {

    @Test
    void messages_go_there_and_back_compressed_or_not() throws Exception {
        for (var offer : List.of(
                ClientOptions.defaults().compression(),
                Optional.<io.github.wsgauntlet.server.http.CompressionOffer>empty())) {
            var inbox = new Inbox();
            try (var server = ReferenceServer.start(ServerOptions.defaults());
                    var client = ReferenceClient.connect(
                            server.uri(),
                            ClientOptions.defaults().withCompression(offer).withApplication(inbox))) {
                assertThat(client.session().handshake().compression().isPresent())
                        .isEqualTo(offer.isPresent());
                client.session().send(Message.text("hello"));
                client.session().send(Message.binary(new byte[100_000]));
                assertThat(inbox.messages.take()).isEqualTo(Message.text("hello"));
                assertThat(inbox.messages.take().payload()).isEqualTo(new byte[100_000]);
            }
            assertThat(inbox.closed.take()).isEqualTo(CloseStatus.NORMAL);
        }
    }

    @Test
    void it_answers_a_close_and_lets_the_server_close_tcp_first() throws Exception {
        Application closing = new Application() {
            @Override
            public void onOpen(WebSocketSession session) {
                session.close(new CloseStatus(3000, "enough"));
            }

            @Override
            public void onMessage(WebSocketSession session, Message message) {}
        };
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(closing));
                var client = ReferenceClient.connect(server.uri(), ClientOptions.defaults())) {
            assertThat(client.awaitEnd()).isEqualTo(new CloseStatus(3000, "enough"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT_IS_WRONG, ACCEPT_IS_RIGHT",
        "ACCEPT_IS_CONSTANT, ACCEPT_IS_RIGHT",
        "ACCEPT_IS_MISSING, ACCEPT_REQUIRED",
        "ACCEPT_TWICE, ACCEPT_IS_RIGHT",
        "UPGRADE_IS_MISSING, ANSWER_UPGRADE_REQUIRED",
        "UPGRADE_IS_WRONG, ANSWER_UPGRADE_IS_WEBSOCKET",
        "CONNECTION_IS_MISSING, ANSWER_CONNECTION_REQUIRED",
        "CONNECTION_KEEPS_ALIVE, ANSWER_CONNECTION_NAMES_UPGRADE",
        "SUBPROTOCOL_NOT_OFFERED, SUBPROTOCOL_WAS_OFFERED",
        "EXTENSION_FOREIGN, EXTENSIONS_WERE_OFFERED",
    })
    void an_answer_that_does_not_accept_is_refused(Defect defect, Rule rule) throws Exception {
        ServerOptions wrong = ServerOptions.defaults().withParts(Misbehaviour.of(defect));
        try (var server = ReferenceServer.start(wrong)) {
            assertThatThrownBy(() -> ReferenceClient.connect(server.uri(), ClientOptions.defaults()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage(rule.message());
            ClientOptions lenient = ClientOptions.defaults().withWaived(Set.of(rule));
            try (var client = ReferenceClient.connect(server.uri(), lenient)) {
                assertThat(client.session().handshake().target()).isEqualTo("/");
            }
        }
    }

    @Test
    void a_server_that_is_not_there_is_an_ordinary_failure() throws IOException {
        var server = ReferenceServer.start(ServerOptions.defaults());
        server.close();
        assertThatThrownBy(() -> ReferenceClient.connect(server.uri(), ClientOptions.defaults()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_rule_of_servers_cannot_be_waived() {
        assertThatThrownBy(() -> ClientOptions.defaults().withWaived(Set.of(Rule.KEY_REQUIRED)))
                .hasMessage("No client keeps the rule key-required");
    }

    /** Keeps what comes. */
    private static final class Inbox implements Application {
        private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        private final BlockingQueue<CloseStatus> closed = new LinkedBlockingQueue<>();

        @Override
        public void onMessage(WebSocketSession session, Message message) {
            messages.add(message);
        }

        @Override
        public void onClose(WebSocketSession session, CloseStatus status) {
            closed.add(status);
        }
    }
}
