package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.join;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static io.github.wsgauntlet.server.client.ClientFrames.ping;
import static io.github.wsgauntlet.server.client.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.client.TestClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sees of a server with a defect, and that it sees nothing of a server without one. */
class DefectiveServerTest {

    private static final String HEAD = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    /** The text "hi", the pong "p" and the Close with 1000. */
    private static final String FRAMES = "81026869 8a0170 880203e8";

    @Test
    void without_a_defect_the_bytes_are_those_of_the_clean_server() throws IOException {
        assertThat(head(ServerOptions.defaults())).isEqualTo(HEAD);
        assertThat(frames(ServerOptions.defaults())).isEqualTo(bytes(FRAMES));
        assertThat(frames(ServerOptions.defaults().withParts(Misbehaviour.of(Set.of()))))
                .isEqualTo(bytes(FRAMES));
    }

    @ParameterizedTest
    @CsvSource({
        "FRAMES_MASKED, 818237fa213d5f93 8a8137fa213d47 888237fa213d3412",
        "LENGTH_ALWAYS_16_BITS, 817e00026869 8a7e000170 887e000203e8",
        "RSV1_ON_DATA, c1026869 8a0170 880203e8",
        "RSV2_ON_CONTROL, 81026869 aa0170 a80203e8",
        "RESERVED_CONTROL_OPCODE_SENT, 8b00 81026869 8a0170 880203e8",
        "REPLY_WITHOUT_FIN, 01026869 8a0170 880203e8",
        "MESSAGE_INSIDE_OWN_MESSAGE, 010168 810169 8a0170 880203e8",
        "TEXT_NOT_UTF8, 8102ff69 8a0170 880203e8",
        "ECHO_DOUBLED, 81026869 81026869 8a0170 880203e8",
        "PONG_FORGOTTEN, 81026869 880203e8",
        "PONG_EMPTY, 81026869 8a00 880203e8",
        "PING_FOR_PING, 81026869 890170 880203e8",
        "PONG_ALSO_AS_TEXT, 81026869 8a0170 810170 880203e8",
        "CLOSE_SAYS_1005, 81026869 8a0170 880203ed",
        "CLOSE_SAYS_999, 81026869 8a0170 880203e7",
        "CLOSE_OF_ONE_BYTE, 81026869 8a0170 880103",
        "CLOSE_REASON_NOT_UTF8, 81026869 8a0170 880303e8ff",
        "CLOSE_DOUBLED, 81026869 8a0170 880203e8 880203e8",
        "DATA_AFTER_CLOSE, 81026869 8a0170 880203e8 8103627965",
    })
    void frames_go_wrong(Defect defect, String expected) throws IOException {
        ServerOptions options = ServerOptions.defaults().withParts(Misbehaviour.of(defect));

        assertThat(frames(options)).isEqualTo(bytes(expected));
        assertThat(head(options)).isEqualTo(HEAD);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT_IS_MISSING, 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=#', ''",
        "ACCEPT_IS_WRONG, s3pPLMBi, A3pPLMBi",
        "UPGRADE_IS_MISSING, 'Upgrade: websocket#', ''",
        "CONNECTION_KEEPS_ALIVE, '', ''",
        "ANSWER_IS_HTTP_1_0, HTTP/1.1, HTTP/1.0",
        "SUBPROTOCOL_NOT_OFFERED, '##', '#Sec-WebSocket-Protocol: chat##'",
        "EXTENSIONS_EMPTY, '##', '#Sec-WebSocket-Extensions: ##'",
    })
    void the_answer_to_the_opening_handshake_goes_wrong(Defect defect, String part, String instead) throws IOException {
        String answer = head(ServerOptions.defaults().withParts(Misbehaviour.of(defect)));

        if (defect == Defect.CONNECTION_KEEPS_ALIVE) {
            assertThat(answer).contains("\r\nConnection: keep-alive\r\n").doesNotContain("Connection: Upgrade");
        } else {
            assertThat(answer).isEqualTo(HEAD.replace(part.replace("#", "\r\n"), instead.replace("#", "\r\n")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_FIELDS_REFUSED, 'X-Y: z'",
        "HANDSHAKE_IN_PIECES_REFUSED, ''",
    })
    void legal_requests_are_refused(Defect defect, String line) throws IOException {
        String request = line.isEmpty() ? "GET / HTTP/1.1\r\n" : TestClient.request(line);
        try (var server = ReferenceServer.start(ServerOptions.defaults().withParts(Misbehaviour.of(defect)));
                var client = TestClient.connect(server)) {
            client.send(request);
            assertThat(client.readHead()).startsWith("HTTP/1.1 400 ");
        }
    }

    /** The continuation carries the second byte of "é", and a ping comes before it. */
    @ParameterizedTest
    @CsvSource({
        "UTF8_CHECKED_PER_FRAGMENT, 03ef",
        "CONTROL_ENDS_THE_MESSAGE, 03ea",
        "CONTROL_CORRUPTS_THE_MESSAGE, -",
        "FRAGMENTS_ARE_MESSAGES, 03ef",
        "PING_MUST_BE_UTF8, 03ef",
    })
    void legal_frames_are_refused(Defect defect, String code) throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withParts(Misbehaviour.of(defect)));
                var client = TestClient.open(server)) {
            client.send(join(
                    masked(0x01, bytes("c3")), masked(0x89, bytes("ff")), masked(0x80, bytes("a9")), close(1000, "")));
            String answer = HexFormat.of().formatHex(client.readToEnd());
            assertThat(answer).doesNotContain("8102c3a9");
            if (!code.equals("-")) {
                assertThat(answer).contains(code);
            }
        }
    }

    @Test
    void a_frame_that_was_left_unfinished_swallows_what_the_next_connection_sends() throws IOException {
        ServerOptions options = ServerOptions.defaults().withParts(Misbehaviour.of(Defect.UNFINISHED_FRAME_LEAKS));
        try (var server = ReferenceServer.start(options)) {
            try (var first = TestClient.open(server)) {
                byte[] whole = ping("0123456789");
                first.send(text("hi"));
                first.readFrame();
                first.send(join(text("hi"), Arrays.copyOf(whole, whole.length - 1)));
                first.readFrame();
            }
            try (var second = TestClient.open(server)) {
                second.send(join(ping("p"), close(1000, "")));
                assertThat(second.readFrame()).isNotEqualTo(bytes("8a0170"));
            }
        }
    }

    private static String head(ServerOptions options) throws IOException {
        try (var server = ReferenceServer.start(options);
                var client = TestClient.connect(server)) {
            client.send(TestClient.request());
            return client.readHead();
        }
    }

    private static byte[] frames(ServerOptions options) throws IOException {
        try (var server = ReferenceServer.start(options);
                var client = TestClient.open(server)) {
            client.send(join(text("hi"), ping("p"), close(1000, "")));
            return client.readToEnd();
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
