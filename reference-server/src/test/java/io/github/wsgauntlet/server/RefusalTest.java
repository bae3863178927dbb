package io.github.wsgauntlet.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.client.ClientFrames;
import io.github.wsgauntlet.server.client.TestClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refused opening handshake is answered in HTTP, whatever else the client sends, and then TCP ends. */
class RefusalTest {

    private ReferenceServer server;

    @BeforeEach
    void start() throws IOException {
        server = ReferenceServer.start(ServerOptions.defaults());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answers_and_closes() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request().replace("13", "14"));
            assertThat(client.readTextToEnd())
                    .startsWith("HTTP/1.1 426 Upgrade Required\r\n")
                    .endsWith("\r\n\r\nSec-WebSocket-Version must be 13 (RFC 6455 4.2.1).\n");
        }
    }

    @Test
    void does_not_take_frames_after_a_refusal() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            client.send(TestClient.request().replace("GET", "PUT"));
            client.send(ClientFrames.ping("p"));
            assertThat(client.readTextToEnd())
                    .endsWith("\r\n\r\nThe opening handshake must be a GET request (RFC 6455 4.2.1).\n");
        }
    }

    @Test
    void is_heard_by_a_client_that_sends_much_more() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            client.send("GET / HTTP/1.1\r\nX-Large: " + "x".repeat(1 << 20));
            assertThat(client.readTextToEnd()).startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
        }
    }

    @Test
    void answers_who_does_not_speak_http_at_once() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            client.send(ClientFrames.hex("1603010200010001fc0303")); // TLS says hello
            assertThat(client.readTextToEnd())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .endsWith("The request head must not contain control characters (RFC 9110 5.5).\n");
        }
    }

    @Test
    void answers_who_is_too_slow() throws IOException {
        ServerOptions hasty = ServerOptions.defaults().withHandshakeTime(Duration.ofMillis(20));
        try (ReferenceServer hastyServer = ReferenceServer.start(hasty);
                TestClient client = TestClient.connect(hastyServer)) {
            client.send("GET / HTTP/1.1\r\n");
            assertThat(client.readTextToEnd())
                    .startsWith("HTTP/1.1 408 Request Timeout\r\n")
                    .endsWith("The opening handshake was not complete within the time limit (RFC 6455 10.4).\n");
        }
    }

    @Test
    void is_not_needed_for_who_says_nothing() throws IOException {
        try (TestClient client = TestClient.connect(server)) {
            client.endOutput();
            assertThat(client.atEnd()).isTrue();
        }
    }
}
