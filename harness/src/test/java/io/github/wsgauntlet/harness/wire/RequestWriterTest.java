package io.github.wsgauntlet.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestWriterTest {
    private final RequestWriter writer = new RequestWriter("example.invalid:9001", "/chat?x=1", List.of());

    @Test
    void writes_the_plain_request() {
        assertThat(write(HandshakeRequest.standard()))
                .matches("GET /chat\\?x=1 HTTP/1\\.1\r\nHost: example\\.invalid:9001\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: [A-Za-z0-9+/]{22}==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n\r\n");
    }

    @Test
    void applies_edits_in_their_order() {
        assertThat(write(edited(
                        new HeaderEdit.Drop("host"),
                        new HeaderEdit.Replace("Sec-WebSocket-Key", "k"),
                        new HeaderEdit.Add("X-A", "<random>"),
                        new HeaderEdit.Reverse(),
                        new HeaderEdit.UpperCaseNames())))
                .matches("GET /chat\\?x=1 HTTP/1\\.1\r\nX-A: x-[0-9a-f]{12}\r\nSEC-WEBSOCKET-VERSION: 13\r\n"
                        + "SEC-WEBSOCKET-KEY: k\r\nCONNECTION: Upgrade\r\nUPGRADE: websocket\r\n\r\n");
    }

    @Test
    void replaces_a_field_that_is_not_there_by_adding_it() {
        assertThat(write(edited(new HeaderEdit.Replace("Origin", "null")))).endsWith("\r\nOrigin: null\r\n\r\n");
    }

    @Test
    void sends_a_head_that_is_written_out_as_it_is() {
        var raw = new HandshakeRequest("", "", "", List.of(), "GET <path>\nHost: <host>\n\n");
        assertThat(write(raw)).isEqualTo("GET /chat?x=1\nHost: example.invalid:9001\n\n");
    }

    @Test
    void counts_the_content_with_what_stands_for_its_placeholders() {
        String head = "GET <path> HTTP/1.1\r\nContent-Length: <content-length>\r\n\r\n";
        assertThat(write(new HandshakeRequest("", "", "", List.of(), head + "<path>")))
                .isEqualTo("GET /chat?x=1 HTTP/1.1\r\nContent-Length: 9\r\n\r\n/chat?x=1");
    }

    @Test
    void adds_what_the_target_wants_behind_what_the_case_says() {
        assertThat(write(wanting("Origin: https://a.example", "Authorization: Bearer x"), HandshakeRequest.standard()))
                .endsWith("\r\nSec-WebSocket-Version: 13\r\nOrigin: https://a.example\r\nAuthorization: Bearer"
                        + " x\r\n\r\n");
    }

    @Test
    void leaves_a_field_alone_that_the_case_has() {
        assertThat(write(wanting("Origin: https://a.example"), edited(new HeaderEdit.Add("ORIGIN", "null"))))
                .endsWith("\r\nORIGIN: null\r\n\r\n")
                .doesNotContain("a.example");
    }

    @Test
    void adds_no_field_that_the_case_is_without() {
        assertThat(write(
                        wanting("Sec-WebSocket-Protocol: chat"), edited(new HeaderEdit.Drop("sec-websocket-protocol"))))
                .doesNotContain("chat\r\n");
    }

    @Test
    void adds_a_query_to_the_one_that_the_target_has() {
        var query = new HandshakeRequest("GET", "<path>?a=?&b", "HTTP/1.1", List.of(), "");
        assertThat(write(query)).startsWith("GET /chat?x=1&a=?&b HTTP/1.1\r\n");
        var plain = new RequestWriter("example.invalid:9001", "/chat", List.of());
        assertThat(write(plain, query)).startsWith("GET /chat?a=?&b HTTP/1.1\r\n");
    }

    @Test
    void leaves_the_percent_signs_of_the_target_alone() {
        var target = new RequestWriter("example.invalid:9001", "/a%20b%2F%zz?x=%3F", List.of());
        assertThat(write(target, HandshakeRequest.standard())).startsWith("GET /a%20b%2F%zz?x=%3F HTTP/1.1\r\n");
        var absolute = new HandshakeRequest("GET", "http://<host><path>?c=%2", "HTTP/1.1", List.of(), "");
        assertThat(write(target, absolute))
                .startsWith("GET http://example.invalid:9001/a%20b%2F%zz?x=%3F&c=%2 HTTP/1.1\r\n");
        var fragment = new HandshakeRequest("GET", "<path>#f?g", "HTTP/1.1", List.of(), "");
        assertThat(write(target, fragment)).startsWith("GET /a%20b%2F%zz?x=%3F#f?g HTTP/1.1\r\n");
    }

    @Test
    void adds_what_the_target_wants_before_the_content_of_a_request() {
        var raw = new HandshakeRequest("", "", "", List.of(), "GET / HTTP/1.1\r\nContent-Length: 4\r\n\r\n\r\n\r\n");
        assertThat(write(wanting("Origin: null"), raw))
                .isEqualTo("GET / HTTP/1.1\r\nContent-Length: 4\r\nOrigin: null\r\n\r\n\r\n\r\n");
    }

    @Test
    void offers_almost_the_subprotocol_that_the_target_wants() {
        var offer = edited(new HeaderEdit.Add(
                "Sec-WebSocket-Protocol",
                "<subprotocol>x, <subprotocol-shortened>, <subprotocol-in-other-case>, <subprotocol>"));
        assertThat(write(wanting("sec-websocket-protocol: Mqtt, other"), offer))
                .endsWith("\r\nSec-WebSocket-Protocol: Mqttx, Mqt, MQTT, Mqtt\r\n\r\n");
        assertThat(write(wanting("Sec-WebSocket-Protocol: A"), offer))
                .endsWith("\r\nSec-WebSocket-Protocol: Ax, -, a, A\r\n\r\n");
        assertThat(write(offer)).endsWith("\r\nSec-WebSocket-Protocol: chatx, cha, CHAT, chat\r\n\r\n");
    }

    @Test
    void leaves_a_head_alone_that_does_not_end_as_one() {
        var raw = new HandshakeRequest("", "", "", List.of(), "GET / HTTP/1.1\r\nHost: <host>\r\n");
        assertThat(write(wanting("Origin: null"), raw)).isEqualTo("GET / HTTP/1.1\r\nHost: example.invalid:9001\r\n");
    }

    @Test
    void draws_the_same_key_from_the_same_seed() {
        assertThat(write(HandshakeRequest.standard())).isEqualTo(write(HandshakeRequest.standard()));
    }

    private static HandshakeRequest edited(HeaderEdit... edits) {
        return new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(edits), "");
    }

    private static RequestWriter wanting(String... fields) {
        return new RequestWriter(
                "example.invalid:9001",
                "/chat?x=1",
                Stream.of(fields).map(HeaderField::parse).toList());
    }

    private String write(HandshakeRequest request) {
        return write(writer, request);
    }

    private static String write(RequestWriter writer, HandshakeRequest request) {
        return new String(writer.write(request, new Random(3)), StandardCharsets.ISO_8859_1);
    }
}
