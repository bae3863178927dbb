package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which requirement is broken, where that is not what the case is about. */
class DutyTest {
    private static final Capabilities ECHO = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);

    private static final String RESERVED_BIT = "a181 00000000 61";
    private static final String CLOSE_1005 = "8882 00000000 03ed";
    private static final String SAYS_1005 = "8802 03ed";
    private static final String SAYS_1015 = "8802 03f7";

    @Test
    void whoever_fails_a_connection_without_a_close_frame_misses_that_alone() {
        blames(
                "framing/reserved-bits/no-extension[rsv=2,opcode=text]",
                Talk.opened().sent(RESERVED_BIT).ended(End.FIN),
                Verdict.WARN,
                "rfc6455-7.1.7-fail-sends-close-frame");
    }

    @Test
    void whoever_sends_back_a_code_has_taken_it() {
        Talk mirrored = Talk.opened().sent(CLOSE_1005).received(SAYS_1005).ended(End.FIN);
        blames("closing/codes/forbidden[code=1005]", mirrored, Verdict.FAIL, "rfc6455-7.4.1-forbidden-code-received");
        blames(
                "liveness/hostile/frame[a-close-with-code-1005]",
                mirrored,
                Verdict.FAIL,
                "rfc6455-7.4.1-forbidden-code-received");
    }

    @Test
    void whoever_has_a_forbidden_code_of_its_own_has_sent_it() {
        blames(
                "closing/codes/forbidden[code=1005]",
                Talk.opened().sent(CLOSE_1005).received(SAYS_1015).ended(End.FIN),
                Verdict.FAIL,
                "rfc6455-7.4.1-code-1015-never-sent");
    }

    /** A code that may be registered one day is one that a server may not send, and no other harm (RFC 6455 7.4.2). */
    @Test
    void whoever_has_an_unregistered_code_of_its_own_has_sent_it() {
        for (String id : List.of("closing/codes/forbidden[code=1005]", "closing/codes/unregistered[code=1016]")) {
            String sent = id.contains("1005") ? CLOSE_1005 : "8882 00000000 03f8";
            blames(
                    id,
                    Talk.opened().sent(sent).received("8802 08e0").ended(End.FIN),
                    Verdict.STRICT,
                    "rfc6455-5.5.1-close-code-from-7.4");
        }
        blames(
                "closing/codes/unregistered[code=1016]",
                Talk.opened().sent("8882 00000000 03f8").received("8802 03f8").ended(End.FIN),
                Verdict.STRICT,
                "rfc6455-7.4.2-range-1000-2999-reserved");
    }

    /** The key that the target hashes begins and ends with what stands around it. */
    @Test
    void whoever_takes_white_space_for_a_part_of_the_key_does_just_that() {
        Talk padded = Talk.of("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key:  \t " + Talk.KEY + " \r\nSec-WebSocket-Version: 13\r\n\r\n")
                .answered("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: AAAA\r\n\r\n")
                .closing()
                .received("8802 03e8")
                .ended(End.FIN);
        blames("handshake/key/surrounded-by-spaces", padded, Verdict.FAIL, "rfc6455-4.2.1-key-surrounding-whitespace");
    }

    /** The frames are a text that is no UTF-8, with a reserved bit, and another one without. */
    @Test
    void whoever_sends_back_what_noise_holds_has_not_failed_over_it() {
        blames(
                "liveness/hostile/noise[seed=1,bytes=16]",
                Talk.opened()
                        .sent("a181 00000000 ff 8181 00000000 ff")
                        .received("8101 ff", "8101 ff")
                        .canary(true),
                Verdict.FAIL,
                "rfc6455-5.2-rsv-on-data-fails");
    }

    /** What stands before a Close frame, and that it is empty, is the only thing special about these. */
    @Test
    void whoever_leaves_a_close_frame_unanswered_breaks_that_alone() {
        String normal = "8882 00000000 03e8";
        for (String id : List.of(
                "closing/handshake/message-before[opcode=text]", "closing/handshake/large-message-before[64-KiB]")) {
            blames(
                    id,
                    Talk.opened()
                            .sent("8181 00000000 61", normal)
                            .received("8101 61")
                            .ended(End.FIN),
                    Verdict.FAIL,
                    "rfc6455-5.5.1-close-is-answered");
        }
        for (String id : List.of("framing/replies/to-empty-close", "closing/tcp/after-empty-close")) {
            blames(
                    id,
                    Talk.opened().sent("8880 00000000").ended(End.FIN),
                    Verdict.FAIL,
                    "rfc6455-5.5.1-close-body-optional");
        }
        blames(
                "closing/handshake/inside-message[type=text]",
                Talk.opened().sent("0181 00000000 61", normal).ended(End.FIN),
                Verdict.FAIL,
                "rfc6455-5.4-close-inside-unfinished-message");
    }

    @Test
    void whoever_sends_a_message_in_a_frame_of_no_opcode_has_sent_that() {
        blames(
                "framing/payload/empty[type=text]",
                Talk.opened()
                        .sent("8180 00000000")
                        .received("8300", "8802 03e8")
                        .ended(End.FIN),
                Verdict.FAIL,
                "rfc6455-5.2-server-sends-defined-opcodes");
    }

    @Test
    void whoever_refuses_in_no_language_of_the_web_answers_no_http() {
        blames(
                "handshake/key/missing",
                Talk.asked().answered("NO\r\n\r\n").ended(End.FIN),
                Verdict.FAIL,
                "rfc6455-4.2.1-malformed-handshake-gets-http-error");
    }

    @Test
    void whoever_refuses_in_no_answer_of_http_misses_that_alone() {
        for (String id : List.of("handshake/key/missing", "handshake/upgrade/missing", "handshake/host/missing")) {
            for (Talk mute : List.of(Talk.asked(), Talk.asked().receivedBytes("4572726f72"))) {
                blames(id, mute.ended(End.FIN), Verdict.WARN, "rfc6455-4.2.1-malformed-handshake-gets-http-error");
            }
        }
    }

    @Test
    void whoever_answers_a_ping_before_it_fails_the_connection_for_a_text_has_gone_on_too_long() {
        blamesForPongBehindText("8802 03ef", "rfc6455-7.1.7-no-processing-after-fail");
    }

    @Test
    void whoever_answers_a_ping_and_only_leaves_has_taken_the_text() {
        blamesForPongBehindText("8802 03e8", "rfc6455-8.1-invalid-utf8-text-fails");
    }

    private static void blamesForPongBehindText(String close, String requirement) {
        Talk talk = Talk.opened().sent("8181 00000000 ff", "8981 00000000 70").received("8a01 70", close);
        blames("utf8/invalid/behind-valid-message", talk.ended(End.FIN), Verdict.FAIL, requirement);
    }

    @Test
    void whoever_says_nothing_to_a_legal_handshake_misses_what_that_is_about() {
        blames(
                "handshake/connection/two-lines[upgrade-last]",
                Talk.asked().ended(End.FIN),
                Verdict.WARN,
                "rfc9110-5.3-repeated-list-fields-combine");
    }

    @Test
    void whoever_changes_the_order_is_blamed_for_that_whatever_the_case_is_about() {
        blames(
                "closing/failing/answers-before[one-write]",
                Talk.opened()
                        .sent("8181 00000000 61", "8181 00000000 62", "8380 00000000")
                        .received("8101 62", "8101 61", "8802 03ea")
                        .ended(End.FIN),
                Verdict.FAIL,
                "rfc6455-6.2-next-frame-starts-new-message");
    }

    @Test
    void whoever_sends_a_stray_continuation_back_has_taken_it() {
        blames(
                "fragmentation/illegal/continuation-without-start[last]",
                Talk.opened()
                        .sent("8085 00000000 68656c6c6f")
                        .received("8005 68656c6c6f")
                        .ended(End.FIN),
                Verdict.FAIL,
                "rfc6455-5.4-continuation-without-start");
    }

    private static void blames(String id, Talk talk, Verdict verdict, String requirement) {
        var asked = Catalogue.load().find(id).orElseThrow();
        assertThat(new Judge(ECHO).judge(asked, talk.transcript(), Patience.standard(), true))
                .extracting(Judgement::verdict, Judgement::violated)
                .containsExactly(verdict, requirement);
    }
}
