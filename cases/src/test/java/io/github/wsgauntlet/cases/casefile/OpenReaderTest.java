package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OpenReaderTest {

    @Test
    void the_request_line_can_be_chosen() {
        assertThat(open("{method: POST, target: \"<path>?a=b\", version: HTTP/1.0}")
                        .request())
                .isEqualTo(new HandshakeRequest("POST", "<path>?a=b", "HTTP/1.0", List.of(), ""));
        assertThat(open("{version: \"\"}").request().version()).isEmpty();
    }

    @Test
    void header_lines_are_edited_in_the_order_written() {
        assertThat(open("{order: reverse, drop: [Host, Origin], replace: {Upgrade: websocketx, Connection: \"\"},"
                                + " add: [\"X-Foo: bar\", \"X-Foo:  b:c: d \", \"X-Empty: \"], names: lower}")
                        .request()
                        .edits())
                .containsExactly(
                        new HeaderEdit.Reverse(),
                        new HeaderEdit.Drop("Host"),
                        new HeaderEdit.Drop("Origin"),
                        new HeaderEdit.Replace("Upgrade", "websocketx"),
                        new HeaderEdit.Replace("Connection", ""),
                        new HeaderEdit.Add("X-Foo", "bar"),
                        new HeaderEdit.Add("X-Foo", " b:c: d "),
                        new HeaderEdit.Add("X-Empty", ""),
                        new HeaderEdit.LowerCaseNames());
        assertThat(open("{names: upper}").request().edits()).containsExactly(new HeaderEdit.UpperCaseNames());
    }

    @Test
    void lines_can_be_put_before_all_others() {
        assertThat(open("{drop: [Host], fill: {name: X-A, text: \"ab\", times: 2, lines: 3}}")
                        .request()
                        .edits())
                .containsExactly(new HeaderEdit.Drop("Host"), new HeaderEdit.Fill("X-A", "ab", 2, 3));
        assertThat(open("{fill: {name: X-A, text: \"*\", times: 0x100000}}")
                        .request()
                        .edits())
                .containsExactly(new HeaderEdit.Fill("X-A", "*", 1_048_576, 1));
    }

    @Test
    void the_head_can_be_written_out() {
        Step.Open open = open("{raw: \"GET <path> HTTP/1.1\\r\\n\\r\\n\", first: {opcode: ping}, segments: 2}");
        assertThat(open)
                .isEqualTo(new Step.Open(
                        new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(), "GET <path> HTTP/1.1\r\n\r\n"),
                        List.of(Unit.Frame.of(9, Payload.empty())),
                        Segments.of(2)));
    }

    @Test
    void units_can_leave_with_the_head() {
        assertThat(open("{first: [{opcode: ping}, {bytes: 8a}]}").first())
                .containsExactly(Unit.Frame.of(9, Payload.empty()), new Unit.Raw(new Payload.Hex("8a")));
    }

    @Test
    void a_request_can_come_before_the_handshake() {
        assertThat(open("{earlier: {request: \"GET / HTTP/1.1\\r\\n\\r\\n\", pipelined: true}}"))
                .isEqualTo(new Step.Open(
                        HandshakeRequest.standard(),
                        List.of(),
                        Segments.whole(),
                        Optional.of(new Step.Earlier("GET / HTTP/1.1\r\n\r\n", true))));
        assertThat(open("{earlier: {request: a}}").earlier()).contains(new Step.Earlier("a", false));
    }

    @Test
    void the_request_can_leave_with_the_end_of_the_tls_handshake() {
        assertThat(open("{with-finished: true, records: 2}"))
                .isEqualTo(new Step.Open(
                        HandshakeRequest.standard(), List.of(), new Segments(0, 0, 2), Optional.empty(), true));
        assertThat(open("{with-finished: false}")).isEqualTo(Step.Open.standard());
    }

    private static Step.Open open(String open) {
        return CaseFile.steps("[open: " + open + "]").first().scenario().open();
    }
}
