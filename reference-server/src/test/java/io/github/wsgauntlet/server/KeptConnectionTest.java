package io.github.wsgauntlet.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A plain request asks for nothing that the server has, and leaves the connection for an opening handshake. */
class KeptConnectionTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String BODY = "The opening handshake must have an Upgrade field (RFC 6455 4.2.1).\n";
    private static final String UPGRADE_REQUIRED =
            "HTTP/1.1 426 Upgrade Required\r\nContent-Type: text/plain\r\nContent-Length: " + BODY.length()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n" + BODY;
    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: ";
    private static final String ACCEPTED = SWITCHING + TestClient.ACCEPT + "\r\n\r\n";

    /** The Accept for no key at all. */
    private static final String OF_NO_KEY = "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=";

    @Test
    void requests_are_answered_one_after_the_other() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults());
                TestClient client = TestClient.connect(server)) {
            client.send(GET);
            assertThat(client.readHead() + BODY).isEqualTo(UPGRADE_REQUIRED);
            assertThat(client.readText(BODY.length())).isEqualTo(BODY);
            client.send(TestClient.request());
            assertThat(client.readHead()).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void requests_in_one_segment_are_answered_in_their_order() throws IOException {
        assertThat(answers(ServerOptions.defaults(), GET + GET + TestClient.request()))
                .isEqualTo(UPGRADE_REQUIRED + UPGRADE_REQUIRED + ACCEPTED);
    }

    @Test
    void a_request_that_leaves_no_connection_is_the_last() throws IOException {
        for (String line : new String[] {"Connection: close", "Content-Length: 1", "Sec-WebSocket-Version: 13"}) {
            String last = GET.replace("localhost\r\n", "localhost\r\n" + line + "\r\n");
            assertThat(answers(ServerOptions.defaults(), last + TestClient.request()))
                    .isEqualTo(UPGRADE_REQUIRED.replace("Connection: Upgrade", "Connection: Upgrade, close"));
        }
    }

    @Test
    void answers_can_be_swapped() throws IOException {
        assertThat(answers(misbehaving(Defect.PIPELINED_ANSWERS_SWAPPED), GET + TestClient.request()))
                .isEqualTo(ACCEPTED + UPGRADE_REQUIRED);
    }

    @Test
    void the_key_of_a_later_request_can_be_lost() throws IOException {
        ServerOptions options = misbehaving(Defect.LATER_ACCEPT_WITHOUT_KEY);
        assertThat(answers(options, TestClient.request())).isEqualTo(ACCEPTED);
        assertThat(answers(options, GET + TestClient.request()))
                .isEqualTo(UPGRADE_REQUIRED + SWITCHING + OF_NO_KEY + "\r\n\r\n");
    }

    @Test
    void content_can_be_taken_for_a_request() throws IOException {
        String handshake = TestClient.request();
        String request = "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + handshake.length() + "\r\n\r\n";
        assertThat(answers(misbehaving(Defect.CONTENT_TAKEN_FOR_REQUEST), request + handshake))
                .endsWith(BODY + ACCEPTED);
    }

    private static ServerOptions misbehaving(Defect defect) {
        return ServerOptions.defaults().withParts(Misbehaviour.of(defect));
    }

    /** Return what the server says to requests in one segment, after which the client sends no more. */
    private static String answers(ServerOptions options, String requests) throws IOException {
        try (var server = ReferenceServer.start(options);
                TestClient client = TestClient.connect(server)) {
            client.send(requests);
            client.endOutput();
            return client.readTextToEnd();
        }
    }
}
