package io.github.wsgauntlet.server.application;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.ping;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.protocol.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The applications that come with the server. */
class ApplicationTest {

    private final ServerOptions options = ServerOptions.defaults();

    @Test
    void silence_answers_pings_only() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options.withApplication(Application.silent()));
                TestClient client = TestClient.open(server)) {
            client.send(text("a"), ping("p"));
            assertThat(client.readFrame()).isEqualTo(hex("8a0170"));
        }
    }

    @Test
    void greeting_comes_first() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options.withApplication(Application.greeting("hi")));
                TestClient client = TestClient.open(server)) {
            client.send(text("a"));
            assertThat(client.readFrame()).isEqualTo(hex("81026869"));
            assertThat(client.readFrame()).isEqualTo(hex("810161"));
        }
    }

    @Test
    void knows_what_was_agreed() throws IOException {
        Application agreed = (session, message) -> session.send(Message.text(session.handshake()
                        .target() + " " + session.handshake().subprotocol().orElse("none")));
        try (ReferenceServer server =
                        ReferenceServer.start(options.withApplication(agreed).withSubprotocols(List.of("b")));
                TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request("Sec-WebSocket-Protocol: a, b"));
            assertThat(client.readHead()).contains("Sec-WebSocket-Protocol: b\r\n");
            client.send(text("?"));
            assertThat(client.readFrame()).isEqualTo(hex("81032f2062")); // "/ b"
        }
    }
}
