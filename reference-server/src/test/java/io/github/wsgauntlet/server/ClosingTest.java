package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.TEXT;
import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.join;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static io.github.wsgauntlet.server.client.ClientFrames.ping;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How connections end, seen from both sides. */
class ClosingTest {

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

    private final CompletableFuture<CloseStatus> seen = new CompletableFuture<>();

    /** Closes on demand, and tells how the connection ended. */
    private final Application application = new Application() {
        @Override
        public void onMessage(WebSocketSession session, Message message) {
            switch (message.text()) {
                case "close" -> session.close(new CloseStatus(4000, "as you wish"));
                case "throw" -> throw new IllegalStateException("as you wish");
                default -> session.send(message);
            }
        }

        @Override
        public void onClose(WebSocketSession session, CloseStatus status) {
            seen.complete(status);
        }
    };

    private final ServerOptions options = ServerOptions.defaults().withApplication(application);

    @Test
    void answers_a_close_and_ends_tcp() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.open(server)) {
            client.send(close(1001, "bye"));
            assertThat(client.readFrame()).isEqualTo(hex("880503e9627965"));
            assertThat(client.atEnd()).isTrue();
            assertThat(seen.join()).isEqualTo(new CloseStatus(1001, "bye"));
        }
    }

    @Test
    void starts_the_closing_handshake() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.open(server)) {
            client.send(text("close"));
            assertThat(client.readFrame()).isEqualTo(hex("880d0fa0617320796f752077697368"));
            client.send(text("too late"), ping("too late"), close(1000, ""));
            assertThat(client.atEnd()).isTrue();
            assertThat(seen.join().code()).isEqualTo(1000);
        }
    }

    @Test
    void does_not_wait_forever_for_the_answer_to_its_close() throws IOException {
        ServerOptions hasty = options.withCloseTime(Duration.ofMillis(20));
        try (ReferenceServer server = ReferenceServer.start(hasty);
                TestClient client = TestClient.open(server)) {
            client.send(text("close"));
            client.readFrame();
            assertThat(client.atEnd()).isTrue();
            assertThat(seen.join()).isEqualTo(new CloseStatus(4000, "as you wish"));
        }
    }

    @Test
    void is_heard_by_a_client_that_sends_much_more_after_a_failure() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.open(server)) {
            client.send(unmasked(FIN | TEXT, new byte[0]), masked(FIN | TEXT, new byte[4 << 20]));
            assertThat(client.readToEnd()).isEqualTo(failure(Rule.CLIENT_FRAMES_MASKED));
            assertThat(seen.join().code()).isEqualTo(1002);
        }
    }

    @Test
    void fails_a_large_message_by_its_header() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options.withMessageLimit(1000));
                TestClient client = TestClient.open(server)) {
            client.send(hex("82 ff 0000010000000000 00000000")); // 2^40 bytes to come
            assertThat(client.readToEnd()).isEqualTo(failure(Policy.MESSAGE_SIZE));
        }
    }

    @Test
    void takes_the_end_of_tcp_for_the_end() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.open(server)) {
            client.send(text("last"));
            client.endOutput();
            assertThat(client.readToEnd()).isEqualTo(hex("81046c617374"));
            assertThat(seen.join()).isEqualTo(new CloseStatus(CloseStatus.ABNORMAL, ""));
        }
    }

    @Test
    void survives_a_connection_that_breaks() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options.withLoops(1));
                TestClient other = TestClient.open(server)) {
            TestClient broken = TestClient.open(server);
            broken.send(masked(TEXT, hex("41")));
            broken.reset();
            assertThat(seen.join().code()).isEqualTo(CloseStatus.ABNORMAL);
            other.send(text("a"));
            assertThat(other.readFrame()).isEqualTo(hex("810161"));
        }
    }

    @Test
    void survives_an_application_that_throws() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options.withLoops(1));
                TestClient other = TestClient.open(server);
                TestClient client = TestClient.open(server)) {
            client.send(text("throw"));
            assertThat(client.readToEnd())
                    .isEqualTo(unmasked(0x88, CloseStatus.INTERNAL_ERROR.encode()))
                    .startsWith(hex("881803f3")); // 1011
            assertThat(seen.join()).isEqualTo(CloseStatus.INTERNAL_ERROR);
            other.send(text("a"));
            assertThat(other.readFrame()).isEqualTo(hex("810161"));
        }
    }

    // ---- waived rules ----

    @Test
    void leaves_a_close_unanswered_when_waived() throws IOException {
        try (ReferenceServer server = waiving(Rule.CLOSE_IS_ANSWERED);
                TestClient client = TestClient.open(server)) {
            client.send(close(1000, ""));
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void leaves_tcp_open_after_a_close_when_waived() throws IOException {
        try (ReferenceServer server = waiving(Rule.TCP_CLOSED_AFTER_CLOSE, Rule.NOTHING_PROCESSED_AFTER_CLOSE);
                TestClient client = TestClient.open(server)) {
            client.send(close(1000, ""));
            assertThat(client.readFrame()).isEqualTo(hex("880203e8"));
            client.send(ping("p")); // answered only to prove that TCP is open
            assertThat(client.readFrame()).isEqualTo(hex("8a0170"));
            client.endOutput();
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void leaves_tcp_open_after_a_failure_when_waived() throws IOException {
        try (ReferenceServer server = waiving(Rule.TCP_CLOSED_AFTER_FAILURE, Rule.NOTHING_PROCESSED_AFTER_FAILURE);
                TestClient client = TestClient.open(server)) {
            client.send(hex("8100"));
            assertThat(client.readFrame()).isEqualTo(failure(Rule.CLIENT_FRAMES_MASKED));
            client.send(ping("p"));
            assertThat(client.readFrame()).isEqualTo(hex("8a0170"));
        }
    }

    @Test
    void answers_what_comes_with_a_close_when_waived() throws IOException {
        try (ReferenceServer server = waiving(Rule.NOTHING_PROCESSED_AFTER_CLOSE);
                TestClient client = TestClient.open(server)) {
            client.send(join(close(1000, ""), text("a")));
            assertThat(client.readToEnd()).isEqualTo(hex("880203e8 810161"));
        }
    }

    private ReferenceServer waiving(Rule... rules) throws IOException {
        return ReferenceServer.start(options.withWaived(Set.of(rules)));
    }

    private static byte[] failure(Ground ground) {
        return unmasked(0x88, CloseStatus.of(ground).encode());
    }
}
