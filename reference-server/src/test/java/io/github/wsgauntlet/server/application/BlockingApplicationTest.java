package io.github.wsgauntlet.server.application;

import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applications that are a conversation. */
class BlockingApplicationTest {

    /** Held, or it would be forgotten with its level. */
    private static final Logger LOG = Logger.getLogger("io.github.wsgauntlet.server");

    @BeforeAll
    static void keepQuietAboutApplicationsThatThrow() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        LOG.setLevel(null);
    }

    @Test
    void receives_and_sends() throws IOException {
        try (ReferenceServer server = serving(session -> {
                    session.send(Message.text("name?"));
                    String name = session.receive().orElseThrow().text();
                    session.send(Message.text("hi " + name));
                });
                TestClient client = TestClient.open(server)) {
            assertThat(client.readFrame()).isEqualTo(hex("81056e616d653f"));
            client.send(text("Al"));
            assertThat(client.readFrame()).isEqualTo(hex("8105686920416c"));
            assertThat(client.readFrame()).isEqualTo(hex("880203e8")); // done
            client.send(close(1000, ""));
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void runs_on_a_virtual_thread() throws IOException {
        try (ReferenceServer server = serving(session -> session.send(
                        Message.text(Boolean.toString(Thread.currentThread().isVirtual()))));
                TestClient client = TestClient.open(server)) {
            assertThat(client.readFrame()).isEqualTo(hex("810474727565"));
        }
    }

    @Test
    void hears_of_the_end() throws IOException {
        CompletableFuture<Optional<Message>> heard = new CompletableFuture<>();
        try (ReferenceServer server = serving(session -> {
                    session.receive();
                    session.receive();
                    heard.complete(session.receive()); // still the end
                });
                TestClient client = TestClient.open(server)) {
            client.send(text("a"), close(1000, ""));
            assertThat(client.readFrame()).isEqualTo(hex("880203e8"));
            assertThat(heard.join()).isEmpty();
        }
    }

    @Test
    void may_throw() throws IOException {
        try (ReferenceServer server = serving(session -> {
                    throw new IOException("as you wish");
                });
                TestClient client = TestClient.open(server)) {
            assertThat(client.readToEnd()).isEqualTo(unmasked(0x88, CloseStatus.INTERNAL_ERROR.encode()));
        }
    }

    @Test
    void cannot_send_an_illegal_close() throws IOException {
        CompletableFuture<WebSocketSession> open = new CompletableFuture<>();
        try (ReferenceServer server = serving(session -> {
                    open.complete(session);
                    session.receive();
                });
                TestClient client = TestClient.open(server)) {
            assertThatThrownBy(() -> open.join().close(new CloseStatus(1006, "")))
                    .hasMessage("Close code 1006 must not be sent (RFC 6455 7.4)");
            client.send(text("a"));
            assertThat(client.readFrame()).isEqualTo(hex("880203e8"));
        }
    }

    private static ReferenceServer serving(BlockingApplication application) throws IOException {
        return ReferenceServer.start(ServerOptions.defaults().withApplication(Application.blocking(application)));
    }
}
