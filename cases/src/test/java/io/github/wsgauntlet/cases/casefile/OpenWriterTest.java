package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit.Add;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit.Drop;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit.LowerCaseNames;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit.Replace;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit.Reverse;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit.UpperCaseNames;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class OpenWriterTest {
    private static final String REST = "Upgrade: websocket\\r\\nConnection: Upgrade\\r\\n"
            + "Sec-WebSocket-Key: <key>\\r\\nSec-WebSocket-Version: 13\\r\\n";

    @Test
    void a_plain_request_says_nothing() {
        assertThat(OpenWriter.written(Step.Open.standard()).inline()).isEqualTo("{}");
    }

    @Test
    void edits_stand_under_their_keys_in_their_order() {
        assertThat(edited(new Drop("Host"), new Drop("X: y"), new Add("X-A", ""), new Add("X-B", "it's")))
                .isEqualTo("{drop: [Host, 'X: y'], add: ['X-A: ', 'X-B: it''s']}");
        assertThat(edited(new Reverse(), new Replace("Host", "<host>.${x}"), new Replace("null", "\t")))
                .isEqualTo("{order: reverse, replace: {Host: '<host>.$${x}', 'null': \"\\t\"}}");
        assertThat(edited(new LowerCaseNames())).isEqualTo("{names: lower}");
        assertThat(edited(new UpperCaseNames(), new Add("a", "b"))).isEqualTo("{names: upper, add: ['a: b']}");
    }

    @Test
    void the_request_line_is_said_where_it_is_not_plain() {
        var request = new HandshakeRequest("PUT", "<path>?a b", "", List.of(new Reverse()), "");
        assertThat(written(request)).isEqualTo("{method: 'PUT', target: '<path>?a b', version: '', order: reverse}");
    }

    @Test
    void what_leaves_with_the_head_stands_behind_it() {
        var open =
                new Step.Open(HandshakeRequest.standard(), List.of(Unit.Frame.of(9, Payload.empty())), Segments.of(3));
        assertThat(OpenWriter.written(open).inline()).isEqualTo("{first: [{opcode: ping}], segments: 3}");
    }

    @Test
    void a_request_before_the_handshake_is_written_out() {
        var open = new Step.Open(
                HandshakeRequest.standard(),
                List.of(),
                Segments.whole(),
                Optional.of(new Step.Earlier("GET / HTTP/1.1\r\n\r\n", true)));
        assertThat(OpenWriter.written(open).inline())
                .isEqualTo("{earlier: {request: \"GET / HTTP/1.1\\r\\n\\r\\n\", pipelined: true}}");
    }

    @Test
    void what_tls_does_with_it_stands_at_the_end() {
        var open = new Step.Open(HandshakeRequest.standard(), List.of(), new Segments(0, 0, 7), Optional.empty(), true);
        assertThat(OpenWriter.written(open).inline()).isEqualTo("{records: 7, with-finished: true}");
    }

    @Test
    void edits_that_do_not_depend_on_their_order_are_sorted() {
        assertThat(edited(new Add("A", "1"), new Drop("Host"), new Add("B", "2"), new Drop("Upgrade")))
                .isEqualTo("{add: ['A: 1', 'B: 2'], drop: [Host, Upgrade]}");
    }

    @Test
    void edits_that_depend_on_their_order_are_written_out() {
        assertThat(edited(new Add("A", "1"), new Drop("A"), new Add("A", "2")))
                .isEqualTo("{raw: \"GET <path> HTTP/1.1\\r\\nHost: <host>\\r\\n" + REST + "A: 2\\r\\n\\r\\n\"}");
    }

    @Test
    void what_their_keys_cannot_say_is_written_out() {
        String host = "{raw: \"GET <path> HTTP/1.1\\r\\nHost: <host>\\r\\n" + REST;
        assertThat(edited(new Replace("A", "1"), new Replace("A", "2"))).isEqualTo(host + "A: 2\\r\\n\\r\\n\"}");
        assertThat(edited(new Reverse(), new Reverse())).isEqualTo(host + "\\r\\n\"}");
        assertThat(edited(new UpperCaseNames(), new LowerCaseNames(), new Drop("host")))
                .startsWith("{raw: \"GET <path> HTTP/1.1\\r\\nupgrade: websocket");
        assertThat(edited(new Add("", "1"))).isEqualTo(host + ": 1\\r\\n\\r\\n\"}");
        assertThat(edited(new Add("A: b", "1"))).isEqualTo(host + "A: b: 1\\r\\n\\r\\n\"}");
        assertThat(edited(new Replace("", "1"))).isEqualTo(host + ": 1\\r\\n\\r\\n\"}");
        assertThat(edited(new Drop(""))).isEqualTo(host + "\\r\\n\"}");
        assertThat(edited(new Replace("n".repeat(1001), ""))).isEqualTo(host + "n".repeat(1001) + ": \\r\\n\\r\\n\"}");
    }

    @Test
    void what_is_no_byte_is_written_out_as_it_is_sent() {
        String host = "{raw: \"GET <path> HTTP/1.1\\r\\nHost: <host>\\r\\n" + REST;
        assertThat(edited(new Add("A", "€😀é"))).isEqualTo(host + "A: ??é\\r\\n\\r\\n\"}");
        assertThat(edited(new Replace("€", ""))).isEqualTo(host + "?: \\r\\n\\r\\n\"}");
        assertThat(edited(new Drop("€"))).isEqualTo(host + "\\r\\n\"}");
        assertThat(written(new HandshakeRequest("GET", "€", "", List.of(), "")))
                .startsWith("{raw: \"GET ?\\r\\nHost: ");
        assertThat(written(new HandshakeRequest("", "", "", List.of(), "GET €\n\n")))
                .isEqualTo("{raw: \"GET ?\\n\\n\"}");
    }

    @Property
    void the_head_always_comes_back(@ForAll("requests") HandshakeRequest request) {
        var open = new Step.Open(request, List.of(), Segments.whole());
        HandshakeRequest read =
                OpenReader.read(Written.read(OpenWriter.written(open))).request();
        assertThat(sent(read)).isEqualTo(sent(request));
    }

    @Provide
    Arbitrary<HandshakeRequest> requests() {
        Arbitrary<String> names =
                Arbitraries.oneOf(Arbitraries.of("Host", "host", "Upgrade", "A", "a", "ÿ"), HostileTexts.any());
        Arbitrary<HeaderEdit> edits = Arbitraries.oneOf(
                Combinators.combine(names, HostileTexts.any()).as(Replace::new),
                Combinators.combine(names, HostileTexts.any()).as(Add::new),
                names.map(Drop::new),
                Arbitraries.of(new Reverse(), new LowerCaseNames(), new UpperCaseNames()));
        return Combinators.combine(HostileTexts.any(), edits.list().ofMaxSize(6))
                .as((text, list) -> new HandshakeRequest(text, "<path>", text, list, ""));
    }

    private static byte[] sent(HandshakeRequest request) {
        return request.head().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String edited(HeaderEdit... edits) {
        return written(new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(edits), ""));
    }

    private static String written(HandshakeRequest request) {
        return OpenWriter.written(new Step.Open(request, List.of(), Segments.whole()))
                .inline();
    }
}
