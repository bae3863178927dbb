package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.CLOSE;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.RSV1;
import static io.github.wsgauntlet.server.client.ClientFrames.TEXT;
import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static io.github.wsgauntlet.server.client.ClientFrames.unmasked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** permessage-deflate over a real socket. */
class CompressionTest {

    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover";
    private static final byte[] HELLO = masked(FIN | RSV1 | TEXT, hex("f248cdc9c90700"));
    private static final byte[] ECHO = hex("c107f248cdc9c90700");

    @Test
    void is_on_by_default() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(ServerOptions.defaults());
                TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request(OFFER));
            assertThat(client.readHead()).contains("\r\n" + OFFER + "\r\n");
            client.send(HELLO, text("Hello"));
            assertThat(client.readFrame()).isEqualTo(ECHO);
            assertThat(client.readFrame()).isEqualTo(ECHO);
            client.send(close(1000, ""));
            assertThat(client.readFrame()).isEqualTo(hex("880203e8"));
        }
    }

    @Test
    void is_not_there_when_nobody_asks() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(ServerOptions.defaults());
                TestClient client = TestClient.open(server)) {
            client.send(text("Hello"));
            assertThat(client.readFrame()).isEqualTo(hex("810548656c6c6f"));
            client.send(HELLO);
            assertThat(client.readFrame()).isEqualTo(failure(Rule.DATA_FRAMES_RSV_ZERO));
        }
    }

    @Test
    void can_be_turned_off() throws IOException {
        ServerOptions options = ServerOptions.defaults().withoutCompression().withPort(0);
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request(OFFER));
            assertThat(client.readHead()).doesNotContain("Sec-WebSocket-Extensions");
            client.send(HELLO);
            assertThat(client.readFrame()).isEqualTo(failure(Rule.DATA_FRAMES_RSV_ZERO));
        }
    }

    @Test
    void is_known_to_the_application() throws IOException {
        CompletableFuture<Optional<DeflateParameters>> seen = new CompletableFuture<>();
        Application application = new Application() {
            @Override
            public void onOpen(WebSocketSession session) {
                seen.complete(session.handshake().compression());
            }

            @Override
            public void onMessage(WebSocketSession session, Message message) {}
        };
        try (ReferenceServer server =
                        ReferenceServer.start(ServerOptions.defaults().withApplication(application));
                TestClient client = TestClient.open(server, OFFER)) {
            assertThat(seen.join()).contains(new DeflateParameters(true, false, 15, 15));
            client.endOutput();
        }
    }

    /** The deflater is gone when the connection is; whoever sends all the same is not heard. */
    @Test
    void ignores_what_is_sent_after_the_end() throws Exception {
        CompletableFuture<WebSocketSession> ended = new CompletableFuture<>();
        Application application = new Application() {
            @Override
            public void onMessage(WebSocketSession session, Message message) {
                session.send(message);
            }

            @Override
            public void onClose(WebSocketSession session, CloseStatus status) {
                ended.complete(session);
            }
        };
        ServerOptions options = ServerOptions.defaults().withApplication(application);
        WebSocketSession session;
        try (ReferenceServer server = ReferenceServer.start(options)) {
            TestClient client = TestClient.open(server, OFFER);
            client.send(HELLO);
            assertThat(client.readFrame()).isEqualTo(ECHO);
            client.reset();
            session = ended.join();
        }
        session.send(Message.text("too late"));
    }

    @Test
    void is_traced() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        ServerOptions options = ServerOptions.defaults().withTrace(lines::add);
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.open(server, OFFER)) {
            client.send(HELLO);
            client.readFrame();
        }
        assertThat(lines)
                .containsSubsequence(
                        "#1 FrameHeader.decode(): FIN RSV=4 TEXT masked, 7 bytes",
                        "#1 PerMessageDeflate.inflate(): 7 bytes become 5");
    }

    private static byte[] failure(Ground ground) {
        return unmasked(FIN | CLOSE, CloseStatus.of(ground).encode());
    }
}
