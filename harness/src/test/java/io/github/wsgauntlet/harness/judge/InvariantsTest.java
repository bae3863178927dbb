package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvariantsTest {
    private static final Ledger LEDGER = Ledger.load();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "rfc6455-5.1-server-never-masks,                8181 00000000 61",
        "rfc6455-5.2-server-sends-rsv-zero,             c101 61",
        "rfc6455-5.2-server-sends-defined-opcodes,      8300",
        "rfc6455-5.2-length-sent-minimal,               827e 0001 61",
        "rfc6455-5.5-server-control-frames-legal,       0a00",
        "rfc6455-5.4-server-fragments-well-formed,      8001 61",
        "rfc6455-5.4-server-fragments-well-formed,      0101 61 8101 61",
        "rfc6455-5.6-server-text-is-valid-utf8,         8101 ff",
        "rfc6455-5.6-server-text-is-valid-utf8,         0101 c3 8001 28",
        "rfc6455-5.5.1-no-data-after-own-close,         8802 03e8 8101 61",
        "rfc6455-5.5.1-close-body-starts-with-code,     8801 03",
        "rfc6455-7.4.1-code-1005-never-sent,            8802 03ed",
        "rfc6455-7.4.1-code-1006-never-sent,            8802 03ee",
        "rfc6455-7.4.1-code-1015-never-sent,            8802 03f7",
        "rfc6455-5.5.1-close-code-from-7.4,             8802 1388",
        "rfc6455-5.5.1-close-reason-is-utf8,            8803 03e8 ff",
    })
    void sees_each_breach_in_frames(String requirement, String hex) {
        List<Breach> breaches = inFrames(hex);
        assertThat(breaches).extracting(Breach::requirement).containsExactly(requirement);
        assertThat(breaches).extracting(Breach::verdict).containsExactly(Verdict.FAIL);
        assertThat(LEDGER.find(requirement)).isPresent();
    }

    @Test
    void grades_an_unregistered_code_strict() {
        assertThat(inFrames("8802 03ec"))
                .containsExactly(Breach.strict(
                        "rfc6455-7.4.1-code-1004-reserved", new IllegalClose(IllegalClose.Flaw.CODE, 1004)));
    }

    /** What is forbidden in words after a Close frame is data. */
    @Test
    void grades_a_second_close_frame_strict() {
        assertThat(inFrames("8800 8800"))
                .containsExactly(Breach.strict(
                        "rfc6455-5.5.1-only-one-close-frame", new IllegalClose(IllegalClose.Flaw.SECOND)));
    }

    @ParameterizedTest
    @CsvSource({
        "8101 61 8a00 8900 8201 ff 8802 03e8",
        "0101 c3 8a00 8001 a9", // a pong inside a text message that is cut inside a character
        "8800 8a00", // control frames behind a Close are not forbidden in words
        "8802 0bb8", // code 3000
    })
    void sees_nothing_wrong_in_legal_frames(String hex) {
        assertThat(inFrames(hex)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // a 64-bit length with its top bit set, which no payload ever completes
        "rfc6455-5.2-length-sent-network-order,           827f 80000000 00000005 61",
        "rfc6455-5.1-server-never-masks,                  8185 00000000 61",
        // "HTTP/1.1 500 ", where a frame should begin
        "rfc6455-6.2-incoming-data-parsed-as-frames,      485454502f312e3120353030 20",
    })
    void sees_each_breach_in_what_makes_no_whole_frame(String requirement, String hex) {
        Talk talk = Talk.opened().received("8101 61").receivedBytes(hex);
        assertThat(breaches(talk)).extracting(Breach::requirement).containsExactly(requirement);
        assertThat(LEDGER.find(requirement)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"81", "8105 6161", "827e"})
    void sees_nothing_wrong_in_a_frame_that_is_cut(String hex) {
        assertThat(breaches(Talk.opened().receivedBytes(hex))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rfc6455-4.2.2-response-101-status-line|HTTP/1.0 101 x|",
                "rfc6455-4.2.2-response-upgrade-header|HTTP/1.1 101 x|Upgrade: h2c",
                "rfc6455-4.2.2-response-connection-header|HTTP/1.1 101 x|Connection: keep-alive",
                "rfc6455-4.2.2-accept-computed-from-raw-key|HTTP/1.1 101 x|Sec-WebSocket-Accept: AAAA",
                "rfc6455-4.2.2-subprotocol-absent-when-not-offered|HTTP/1.1 101 x|Sec-WebSocket-Protocol: chat",
                "rfc6455-4.2.2-subprotocol-empty-value-illegal|HTTP/1.1 101 x|Sec-WebSocket-Protocol:",
                "rfc6455-4.2.2-extensions-only-from-offer|HTTP/1.1 101 x|Sec-WebSocket-Extensions: permessage-deflate",
                "rfc6455-4.2.2-extensions-empty-value-illegal|HTTP/1.1 101 x|Sec-WebSocket-Extensions:",
            })
    void sees_each_breach_in_an_answer(String requirement, String startLine, String line) {
        assertThat(inAnswer(startLine, line == null ? "" : line, "X: y"))
                .extracting(Breach::requirement)
                .containsExactly(requirement);
        assertThat(LEDGER.find(requirement)).isPresent();
    }

    @Test
    void sees_a_subprotocol_that_was_not_offered() {
        String chosen = "Sec-WebSocket-Protocol: superchat";
        assertThat(inAnswer("HTTP/1.1 101 x", chosen, "Sec-WebSocket-Protocol: chat"))
                .extracting(Breach::requirement)
                .containsExactly("rfc6455-4.2.2-subprotocol-chosen-from-offer");
        assertThat(inAnswer("HTTP/1.1 101 x", chosen, "Sec-WebSocket-Protocol: chat, superchat"))
                .isEmpty();
    }

    /**
     * The offer is the one byte ff after "caf", which is no UTF-8; what comes is the two bytes of a UTF-8 character.
     */
    @Test
    void sees_a_subprotocol_that_was_written_in_another_way_than_it_was_offered() {
        String offer = "Sec-WebSocket-Protocol: caf\u00ff";
        assertThat(inAnswer("HTTP/1.1 101 x", "Sec-WebSocket-Protocol: caf\u00c3\u00bf", offer))
                .extracting(Breach::requirement, Breach::verdict)
                .containsExactly(tuple("rfc6455-4.2.2-subprotocol-chosen-from-offer", Verdict.FAIL));
        assertThat(inAnswer("HTTP/1.1 101 x", offer, offer))
                .extracting(Breach::requirement, Breach::verdict)
                .containsExactly(tuple("rfc6455-4.2.2-subprotocol-single-token", Verdict.STRICT));
    }

    @Test
    void sees_a_list_in_the_place_of_one_subprotocol() {
        assertThat(inAnswer("HTTP/1.1 101 x", "Sec-WebSocket-Protocol: a, b", "Sec-WebSocket-Protocol: a, b"))
                .extracting(Breach::requirement, Breach::verdict)
                .containsExactly(tuple("rfc6455-4.2.2-subprotocol-single-token", Verdict.FAIL));
    }

    /** Which of two keys the Accept was computed from, or from both joined somehow, is for the case to judge. */
    @Test
    void computes_no_accept_from_two_keys() {
        assertThat(inAnswer("HTTP/1.1 101 x", "Sec-WebSocket-Accept: AAAA", "Sec-WebSocket-Key: " + Talk.KEY))
                .isEmpty();
    }

    @Test
    void sees_nothing_wrong_in_a_plain_answer() {
        assertThat(inAnswer("HTTP/1.1 101 ", "", "X: y")).isEmpty();
    }

    /** An answer that is right but for one line, which takes the place of the right line of that name. */
    private static List<Breach> inAnswer(String startLine, String line, String requestLine) {
        String name = line.contains(":") ? line.substring(0, line.indexOf(':')) : "none";
        var head = new StringBuilder(startLine).append("\r\n");
        for (String right :
                List.of("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: " + Talk.ACCEPT)) {
            head.append(right.startsWith(name + ":") ? line : right).append("\r\n");
        }
        if (name.startsWith("Sec-WebSocket-") && !name.endsWith("Accept")) {
            head.append(line).append("\r\n");
        }
        byte[] answer = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        Transcript request = Talk.asked(requestLine).transcript();
        HttpHead sent =
                HttpHead.parse(sentHead(request), sentHead(request).length).orElseThrow();
        HttpHead answered = HttpHead.parse(answer, answer.length).orElseThrow();
        var breaches = new ArrayList<>(HandshakeInvariants.check(sent, answered));
        breaches.addAll(ExtensionInvariants.names(sent, answered));
        return breaches;
    }

    private static byte[] sentHead(Transcript transcript) {
        return transcript.first(Event.SentHead.class).orElseThrow().head();
    }

    private static List<Breach> inFrames(String hex) {
        return breaches(Talk.opened().received(hex));
    }

    private static List<Breach> breaches(Talk talk) {
        Transcript transcript = talk.transcript();
        return FrameInvariants.check(transcript, Received.in(transcript));
    }
}
