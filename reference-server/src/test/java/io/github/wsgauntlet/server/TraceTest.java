package io.github.wsgauntlet.server;

import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.client.TestClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ServerOptions options = ServerOptions.defaults().withTrace(lines::add);

    @Test
    void tells_the_steps_of_a_connection() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.open(server)) {
            client.send(text("Hello"));
            client.readFrame();
            client.send(close(1000, ""));
            client.readToEnd();
        }
        assertThat(lines.getFirst()).startsWith("#1 ReferenceServer.run(): ");
        assertThat(lines)
                .filteredOn(line -> !line.contains("ReferenceServer.run()"))
                .containsExactly(
                        "#1 HttpRequestReader.readRequest(): GET / HTTP/1.1 with 5 fields",
                        "#1 Upgrade.upgradeConnection(): 101 Switching Protocols",
                        "#1 Application.run(session)",
                        "#1 WebSocketSession.receive()",
                        "#1 FrameDecoder.readFrame()",
                        "#1 FrameHeader.decode(): FIN TEXT masked, 5 bytes",
                        "#1 Application.run(session)",
                        "#1 WebSocketSession.receive()",
                        "#1 FrameDecoder.readFrame()",
                        "#1 FrameHeader.decode(): FIN CLOSE masked, 2 bytes");
    }

    @Test
    void tells_why_a_handshake_is_refused() throws IOException {
        try (ReferenceServer server = ReferenceServer.start(options);
                TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request().replace("GET", "PUT"));
            client.readToEnd();
        }
        assertThat(lines)
                .contains("#1 Upgrade.upgradeConnection(): The opening handshake must be a GET request"
                        + " (RFC 6455 4.2.1)");
    }
}
