package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Manner;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Outcome.Subprotocol;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.cases.reaction.MessageReaction;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every oracle on transcripts that show its outcome, that show something else, and that show neither. */
class OutcomeMatcherTest {
    private static final Capabilities ECHO = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);
    private static final Capabilities MUTE = new Capabilities(false, true, true, false, 0, false, Duration.ZERO);

    private static final String TEXT_A = "8181 00000000 61";
    private static final String TEXT_B = "8181 00000000 62";
    private static final String RSV_B = "c181 00000000 62";
    private static final String PING_P = "8981 00000000 70";
    private static final String BARRIER = "8183 00000000 627272"; // the text "brr"
    private static final String CLOSE_1000 = "8882 00000000 03e8";

    private static final String ECHO_A = "8101 61";
    private static final String ECHO_B = "8101 62";
    private static final String ECHO_BARRIER = "8103 627272";
    private static final String PONG_P = "8a01 70";
    private static final String SAYS_1000 = "8802 03e8";
    private static final String SAYS_1002 = "8802 03ea";
    private static final String SAYS_1007 = "8802 03ef";
    private static final String SAYS_1011 = "8802 03f3";
    private static final String SAYS_1001 = "8802 03e9";

    private static String seen(Outcome outcome, Talk talk) {
        return ReactionProse.sentence(match(outcome, talk).reaction());
    }

    private static void yes(Outcome outcome, Talk talk, String sentence) {
        assertThat(match(outcome, talk)).isInstanceOf(Match.Yes.class);
        assertThat(seen(outcome, talk)).isEqualTo(sentence);
    }

    private static void no(Outcome outcome, Talk talk, String sentence) {
        assertThat(match(outcome, talk)).isInstanceOf(Match.No.class);
        assertThat(seen(outcome, talk)).isEqualTo(sentence);
    }

    private static void doubt(Outcome outcome, Talk talk, Match.Cause cause, String sentence) {
        assertThat(match(outcome, talk))
                .isInstanceOfSatisfying(
                        Match.Doubt.class, doubt -> assertThat(doubt.cause()).isEqualTo(cause));
        assertThat(seen(outcome, talk)).isEqualTo(sentence);
    }

    private static Match match(Outcome outcome, Talk talk) {
        return OutcomeMatcher.match(outcome, Evidence.of(talk.transcript(), ECHO, Patience.standard(), false));
    }

    @Nested
    class Accepted {
        private final Outcome any = new Outcome.Accepted(Subprotocol.ANY);

        @Test
        void is_status_101() {
            yes(any, Talk.opened(), "The target accepted the opening handshake.");
        }

        @Test
        void is_not_another_status() {
            no(
                    any,
                    Talk.asked().answered("HTTP/1.1 400 Bad Request\r\n\r\n"),
                    "The target answered the opening handshake with status 400.");
        }

        @Test
        void is_not_something_that_is_no_http() {
            no(
                    any,
                    Talk.asked().receivedBytes("00010203").ended(End.FIN),
                    "The target answered the opening handshake with bytes that are no HTTP response.");
        }

        @Test
        void is_in_doubt_where_tcp_ended() {
            doubt(
                    any,
                    Talk.asked().ended(End.RST),
                    Match.Cause.ENDED,
                    "The target ended the TCP connection without an answer to the opening handshake.");
        }

        @Test
        void is_in_doubt_where_nothing_came() {
            doubt(
                    any,
                    Talk.asked().gaveUp(Step.Awaited.ANSWERS),
                    Match.Cause.SILENT,
                    "The target did not answer the opening handshake in time.");
        }

        /** A server may close at any time, and then nothing shows whether it would have accepted more. */
        @Test
        void is_in_doubt_where_the_connection_ended_with_the_101() {
            doubt(
                    any,
                    Talk.opened().ended(End.FIN),
                    Match.Cause.ENDED,
                    "The target answered the opening handshake with 101 and then at once ended the TCP connection "
                            + "without a Close frame.");
            doubt(
                    any,
                    Talk.opened().received(SAYS_1002).closing().ended(End.FIN),
                    Match.Cause.ENDED,
                    "The target answered the opening handshake with 101 and then at once closed the connection with "
                            + "code 1002.");
            doubt(
                    any,
                    Talk.opened().received(SAYS_1001).closing().ended(End.FIN),
                    Match.Cause.POLICY,
                    "The target answered the opening handshake with 101 and then at once closed the connection with "
                            + "code 1001.");
        }

        /** Whether the end comes just before the tester's Close or just after it is chance. */
        @Test
        void is_in_doubt_where_a_target_that_answers_close_frames_did_not() {
            doubt(
                    any,
                    Talk.opened().closing().ended(End.FIN),
                    Match.Cause.ENDED,
                    "The target answered the opening handshake with 101 and then at once ended the TCP connection "
                            + "without a Close frame.");
            yes(
                    any,
                    Talk.opened().closing().received(SAYS_1000).ended(End.FIN),
                    "The target accepted the opening handshake.");
        }

        @Test
        void is_shown_by_whatever_the_target_says() {
            yes(any, Talk.opened().received("8102 6869").ended(End.FIN), "The target accepted the opening handshake.");
        }

        @Test
        void looks_at_the_subprotocol() {
            Talk chosen = Talk.asked("Sec-WebSocket-Protocol: a, b")
                    .answered("HTTP/1.1 101 x\r\nSec-WebSocket-Protocol: b\r\n\r\n");
            yes(new Outcome.Accepted(Subprotocol.OFFERED), chosen, "The target chose the subprotocol 'b'.");
            no(new Outcome.Accepted(Subprotocol.NONE), chosen, "The target chose the subprotocol 'b'.");
            yes(
                    new Outcome.Accepted(Subprotocol.NONE),
                    Talk.opened(),
                    "The target accepted the opening handshake and chose no subprotocol.");
            no(
                    new Outcome.Accepted(Subprotocol.OFFERED),
                    Talk.opened(),
                    "The target accepted the opening handshake and chose no subprotocol.");
        }
    }

    @Nested
    class Compression {
        @Test
        void is_agreed_or_declined() {
            String with = "The target accepted the opening handshake with permessage-deflate.";
            String without = "The target accepted the opening handshake without permessage-deflate.";
            yes(new Outcome.Agreed(), Talk.compressing(""), with);
            no(new Outcome.Agreed(), Talk.opened(), without);
            yes(new Outcome.Declined(), Talk.opened(), without);
            no(new Outcome.Declined(), Talk.compressing(""), with);
        }

        @Test
        void is_neither_where_the_handshake_is_refused() {
            Talk refused = Talk.asked().answered("HTTP/1.1 400 Bad Request\r\n\r\n");
            String sentence = "The target answered the opening handshake with status 400.";
            no(new Outcome.Agreed(), refused, sentence);
            no(new Outcome.Declined(), refused, sentence);
        }

        @Test
        void does_not_hide_the_echo() {
            yes(
                    new Outcome.Echoed(),
                    Talk.compressing("").sent("c187 00000000 f248cdc9c90700").received("c107 f248cdc9c90700"),
                    "The message came back.");
            yes(
                    new Outcome.Echoed(),
                    Talk.compressing("").sent("c187 00000000 f248cdc9c90700").received("8105 48656c6c6f"),
                    "The message came back.");
        }
    }

    @Nested
    class Refused {
        private final Outcome any = new Outcome.Refused(List.of(), false);

        @Test
        void is_any_status_but_101() {
            yes(
                    any,
                    Talk.asked().answered("HTTP/1.1 200 OK\r\n\r\n"),
                    "The target answered the opening handshake with status 200.");
            no(any, Talk.opened(), "The target accepted the opening handshake.");
        }

        @Test
        void can_ask_for_a_status() {
            no(
                    new Outcome.Refused(List.of(new Range(400, 499)), false),
                    Talk.asked().answered("HTTP/1.1 500 Oops\r\n\r\n"),
                    "The target answered the opening handshake with status 500.");
        }

        @Test
        void can_ask_for_version_13() {
            Outcome naming = new Outcome.Refused(List.of(), true);
            yes(
                    naming,
                    Talk.asked().answered("HTTP/1.1 426 x\r\nSec-WebSocket-Version: 13\r\n\r\n"),
                    "The target answered the opening handshake with status 426.");
            no(
                    naming,
                    Talk.asked().answered("HTTP/1.1 400 x\r\nSec-WebSocket-Version: 130\r\n\r\n"),
                    "The target answered with status 400, and its answer does not say in Sec-WebSocket-Version that it "
                            + "speaks version 13.");
        }

        @Test
        void is_content_alone_in_answer_to_http_0_9() {
            yes(
                    any,
                    Talk.askedBy("GET /").receivedBytes("3c68746d6c3e").ended(End.FIN),
                    "The target answered as HTTP/0.9 does, with content and no status line.");
            no(
                    any,
                    Talk.asked().receivedBytes("3c68746d6c3e").ended(End.FIN),
                    "The target answered the opening handshake with bytes that are no HTTP response.");
        }

        @Test
        void is_spoilt_by_a_pong_behind_it() {
            no(
                    any,
                    Talk.asked().answered("HTTP/1.1 400 x\r\n\r\n").sent(PING_P).receivedBytes("8a0170"),
                    "The target refused the handshake with status 400 and then answered a WebSocket ping on the same "
                            + "connection.");
        }

        @Test
        void is_not_a_dropped_connection() {
            doubt(
                    any,
                    Talk.asked().ended(End.FIN),
                    Match.Cause.ENDED,
                    "The target ended the TCP connection without an answer to the opening handshake.");
            yes(
                    new Outcome.Dropped(),
                    Talk.asked().ended(End.FIN),
                    "The target ended the TCP connection without an answer to the opening handshake.");
            no(
                    new Outcome.Dropped(),
                    Talk.asked().answered("HTTP/1.1 400 x\r\n\r\n"),
                    "The target answered the opening handshake with status 400.");
        }
    }

    @Nested
    class Echoed {
        private final Outcome echoed = new Outcome.Echoed();

        @Test
        void is_every_message_in_order() {
            yes(echoed, Talk.opened().sent(TEXT_A).received(ECHO_A), "The message came back.");
            yes(echoed, Talk.opened().sent(TEXT_A, TEXT_B).received(ECHO_A, ECHO_B), "All 2 messages came back.");
        }

        /** A continuation that continues nothing is a fault of its own, and no message. */
        @Test
        void is_not_told_from_a_continuation_without_a_start() {
            doubt(
                    echoed,
                    Talk.opened().sent(TEXT_A).received("8000").closing().received(SAYS_1000),
                    Match.Cause.UNANSWERED,
                    "Message 1 of 1 did not come back in time.");
        }

        /** The probe is the text "brr" in a block with fixed codes. */
        @Test
        void knows_a_probe_that_is_compressed() {
            no(
                    echoed,
                    Talk.compressing("")
                            .sent("c187 00000000 f248cdc9c90700")
                            .barrier("c185 00000000 4a2a2a0200")
                            .received("c105 4a2a2a0200"),
                    "Message 1 of 1 did not come back, although one that was sent later did.");
        }

        @Test
        void does_not_mind_how_the_target_fragments() {
            yes(
                    echoed,
                    Talk.opened().sent("8182 00000000 6162").received("0101 61", "8a00", "8001 62"),
                    "The message came back.");
        }

        @Test
        void is_not_another_type() {
            no(
                    echoed,
                    Talk.opened().sent(TEXT_A).received("8201 61"),
                    "Message 1 came back altered: a text message of 1 bytes was sent, a binary message of 1 bytes came "
                            + "back.");
        }

        @Test
        void is_not_other_bytes() {
            no(
                    echoed,
                    Talk.opened().sent(TEXT_A, TEXT_B).received(ECHO_B, ECHO_A),
                    "Message 1 came back altered: a text message of 1 bytes was sent, a text message of 1 bytes with "
                            + "other bytes came back.");
        }

        @Test
        void is_not_more_than_was_sent() {
            no(
                    echoed,
                    Talk.opened().sent(TEXT_A).received(ECHO_A, ECHO_A),
                    "More messages came back than were sent: 2 for 1.");
        }

        /** The code is wrong there, and the echo is not: it had come. */
        @Test
        void is_not_spoilt_by_the_code_that_answers_our_close() {
            yes(
                    echoed,
                    Talk.opened().sent(TEXT_A).received(ECHO_A).closing().received(SAYS_1007),
                    "The message came back.");
        }

        @Test
        void is_not_a_protocol_error_on_legal_input() {
            no(
                    echoed,
                    Talk.opened().sent(TEXT_A).received(SAYS_1002).ended(End.FIN),
                    "The target failed the connection with code 1002 although nothing illegal was sent.");
        }

        @Test
        void is_disproved_by_the_echo_of_something_later() {
            no(
                    echoed,
                    Talk.opened().sent(TEXT_A).barrier(BARRIER).received(ECHO_BARRIER),
                    "Message 1 of 1 did not come back, although one that was sent later did.");
        }

        @Test
        void is_in_doubt_where_the_target_ended_the_connection() {
            doubt(
                    echoed,
                    Talk.opened().sent(TEXT_A).received(SAYS_1001).ended(End.FIN),
                    Match.Cause.POLICY,
                    "Message 1 of 1 did not come back: the target closed the connection with code 1001.");
            doubt(
                    echoed,
                    Talk.opened().sent(TEXT_A).ended(End.RST),
                    Match.Cause.ENDED,
                    "Message 1 of 1 did not come back: the target reset the TCP connection without a Close frame.");
        }

        @Test
        void is_in_doubt_where_only_a_deadline_passed() {
            doubt(
                    echoed,
                    Talk.opened().sent(TEXT_A).gaveUp(Step.Awaited.ANSWERS),
                    Match.Cause.SILENT,
                    "Message 1 of 1 did not come back in time.");
            doubt(
                    echoed,
                    Talk.opened()
                            .sent(TEXT_A)
                            .gaveUp(Step.Awaited.ANSWERS)
                            .closing()
                            .received(SAYS_1000),
                    Match.Cause.UNANSWERED,
                    "Message 1 of 1 did not come back in time.");
        }

        @Test
        void leaves_out_greetings() {
            var greeting = new Capabilities(true, true, true, false, 1, false, Duration.ZERO);
            Talk talk = Talk.opened().received("8102 6869").sent(TEXT_A).received(ECHO_A);
            assertThat(OutcomeMatcher.match(
                            echoed, Evidence.of(talk.transcript(), greeting, Patience.standard(), false)))
                    .isEqualTo(new Match.Yes(new MessageReaction.Echoed(1)));
        }
    }

    @Nested
    class Ponged {
        private final Outcome ponged = new Outcome.Ponged();

        @Test
        void is_the_last_ping_answered() {
            yes(ponged, Talk.opened().sent(PING_P).received(PONG_P), "The ping was answered.");
            yes(ponged, Talk.opened().sent("8981 00000000 71", PING_P).received(PONG_P), "The last ping was answered.");
        }

        @Test
        void is_not_a_pong_with_other_bytes() {
            no(
                    ponged,
                    Talk.opened().sent(PING_P).received("8a00"),
                    "The ping was not answered with its own bytes; a pong with other bytes came.");
        }

        @Test
        void is_disproved_by_the_echo_of_something_later() {
            no(
                    ponged,
                    Talk.opened().sent(PING_P).barrier(BARRIER).received(ECHO_BARRIER),
                    "The ping was not answered, although a message that was sent later came back.");
        }

        @Test
        void is_in_doubt_where_only_a_deadline_passed() {
            doubt(
                    ponged,
                    Talk.opened().sent(PING_P).gaveUp(Step.Awaited.ANSWERS),
                    Match.Cause.SILENT,
                    "The ping was not answered in time.");
        }
    }

    @Nested
    class Failed {
        private final Outcome by1002 = new Outcome.Failed(CloseFrame.PRESENT, codes(1002));
        private final Outcome anyhow = new Outcome.Failed(CloseFrame.PRESENT, Codes.any());
        private final Outcome withoutClose = new Outcome.Failed(CloseFrame.ABSENT, Codes.any());

        @Test
        void is_a_close_of_the_targets_own() {
            Talk talk = Talk.opened().sent(RSV_B).received(SAYS_1002).closing().ended(End.FIN);
            yes(by1002, talk, "The target closed the connection with code 1002.");
            no(withoutClose, talk, "The target closed the connection with code 1002.");
        }

        @Test
        void looks_at_the_code() {
            Talk talk = Talk.opened().sent(RSV_B).received(SAYS_1001).ended(End.FIN);
            no(by1002, talk, "The target closed the connection with code 1001.");
            yes(anyhow, talk, "The target closed the connection with code 1001.");
        }

        @Test
        void is_the_end_of_tcp_without_a_close() {
            Talk talk = Talk.opened().sent(RSV_B).ended(End.RST);
            yes(withoutClose, talk, "The target reset the TCP connection without a Close frame.");
            no(anyhow, talk, "The target reset the TCP connection without a Close frame.");
        }

        @Test
        void is_in_doubt_where_a_barrier_may_have_cost_the_close_frame() {
            doubt(
                    withoutClose,
                    Talk.opened().sent(RSV_B).barrier(BARRIER).ended(End.RST),
                    Match.Cause.CLOSE_MAY_BE_LOST,
                    "The target sat still until it was asked whether it is alive, and then reset the TCP connection "
                            + "without a Close frame.");
        }

        @Test
        void may_answer_what_came_before_the_violation_or_not() {
            yes(
                    by1002,
                    Talk.opened()
                            .sent(TEXT_A, RSV_B)
                            .received(ECHO_A, SAYS_1002)
                            .ended(End.FIN),
                    "The target closed the connection with code 1002.");
            yes(
                    by1002,
                    Talk.opened().sent(TEXT_A, RSV_B).received(SAYS_1002).ended(End.FIN),
                    "The target closed the connection with code 1002.");
        }

        @Test
        void is_spoilt_by_an_answer_to_the_violation() {
            no(
                    by1002,
                    Talk.opened().sent(TEXT_A, RSV_B).received(ECHO_A, ECHO_B, SAYS_1002),
                    "The target sent back a message it should not have taken.");
            no(
                    by1002,
                    Talk.opened().sent(RSV_B, PING_P).received(PONG_P, SAYS_1002),
                    "The target answered a ping it should not have taken.");
        }

        /** A pong is not data, and after a Close no words forbid it. */
        @Test
        void is_not_spoilt_by_a_pong_after_the_targets_close() {
            yes(
                    by1002,
                    Talk.opened().sent(RSV_B, PING_P).received(SAYS_1002, PONG_P),
                    "The target closed the connection with code 1002.");
            no(
                    by1002,
                    Talk.opened().sent(RSV_B, PING_P).received(SAYS_1002, PONG_P, ECHO_B),
                    "The target sent back a message it should not have taken.");
        }

        @Test
        void is_disproved_by_a_sign_of_life() {
            no(
                    by1002,
                    Talk.opened()
                            .sent(RSV_B)
                            .barrier(BARRIER)
                            .received(ECHO_BARRIER)
                            .closing()
                            .received(SAYS_1000),
                    "The target did not fail the connection: it sent back a message that was sent last.");
        }

        /** Whoever is slow to fail gets more time on the next connection. */
        @Test
        void is_in_doubt_where_the_target_answered_the_barrier_and_failed_then() {
            doubt(
                    by1002,
                    Talk.opened()
                            .sent(RSV_B)
                            .barrier(BARRIER)
                            .received(ECHO_BARRIER, SAYS_1002)
                            .ended(End.FIN),
                    Match.Cause.UNANSWERED,
                    "The target did not fail the connection: it sent back a message that was sent last.");
            doubt(
                    by1002,
                    Talk.opened()
                            .sent(RSV_B)
                            .barrier(BARRIER)
                            .received(ECHO_BARRIER)
                            .closing()
                            .received(SAYS_1011)
                            .ended(End.FIN),
                    Match.Cause.UNANSWERED,
                    "The target did not fail the connection: it sent back a message that was sent last.");
        }

        @Test
        void says_that_a_target_sat_still_until_it_was_asked() {
            yes(
                    by1002,
                    Talk.opened()
                            .sent(RSV_B)
                            .barrier(BARRIER)
                            .received(SAYS_1002)
                            .ended(End.FIN),
                    "The target sat still until it was asked whether it is alive, and then closed the connection with "
                            + "code 1002.");
        }

        @Test
        void may_come_late_in_answer_to_our_close() {
            yes(
                    by1002,
                    Talk.opened().sent(RSV_B).closing().received(SAYS_1002).ended(End.FIN),
                    "The target closed the connection with code 1002.");
        }

        @Test
        void is_in_doubt_where_nothing_came() {
            doubt(
                    by1002,
                    Talk.opened().sent(RSV_B).gaveUp(Step.Awaited.ANSWERS),
                    Match.Cause.SILENT,
                    "The target neither failed the connection nor showed a sign of life in time.");
        }
    }

    @Nested
    class Closed {
        private final Outcome same = new Outcome.Closed(new Codes(List.of(), true, false));
        private final Outcome any = new Outcome.Closed(Codes.any());

        @Test
        void is_a_close_in_answer_to_ours() {
            yes(
                    same,
                    Talk.opened().sent(CLOSE_1000).received(SAYS_1000).ended(End.FIN),
                    "The target closed the connection with code 1000.");
        }

        @Test
        void looks_at_the_code() {
            Talk empty = Talk.opened().sent(CLOSE_1000).received("8800").ended(End.FIN);
            no(same, empty, "The target closed the connection with an empty Close frame.");
            yes(any, empty, "The target closed the connection with an empty Close frame.");
        }

        @Test
        void is_not_the_end_of_tcp_alone() {
            no(
                    any,
                    Talk.opened().sent(CLOSE_1000).ended(End.FIN),
                    "The target ended the TCP connection without answering the Close frame.");
        }

        @Test
        void is_in_doubt_where_tcp_was_reset_or_nothing_came() {
            doubt(
                    any,
                    Talk.opened().sent(CLOSE_1000).ended(End.RST),
                    Match.Cause.ENDED,
                    "The target reset the TCP connection without a Close frame.");
            doubt(
                    any,
                    Talk.opened().sent(CLOSE_1000).gaveUp(Step.Awaited.CLOSE),
                    Match.Cause.UNANSWERED,
                    "The target did not answer the Close frame in time.");
        }

        @Test
        void is_not_spoilt_by_a_pong_for_a_ping_after_the_close() {
            yes(
                    any,
                    Talk.opened().sent(CLOSE_1000, PING_P).received(PONG_P, SAYS_1000),
                    "The target closed the connection with code 1000.");
            yes(
                    any,
                    Talk.opened().sent(CLOSE_1000, PING_P).received(SAYS_1000, PONG_P),
                    "The target closed the connection with code 1000.");
        }

        /** What the tester sent after its Close was unread when the target ended TCP: that resets it. */
        @Test
        void is_in_doubt_where_a_reset_may_have_taken_it_back() {
            doubt(
                    any,
                    Talk.opened().sent(CLOSE_1000, PING_P).ended(End.RST),
                    Match.Cause.CLOSE_MAY_BE_LOST,
                    "The target reset the TCP connection without a Close frame.");
            no(
                    any,
                    Talk.opened().sent(CLOSE_1000, PING_P).ended(End.FIN),
                    "The target ended the TCP connection without answering the Close frame.");
        }

        @Test
        void is_spoilt_by_an_answer_to_something_behind_the_close() {
            no(
                    any,
                    Talk.opened().sent(CLOSE_1000, TEXT_A).received(ECHO_A, SAYS_1000),
                    "The target sent back a message it should not have taken.");
        }
    }

    @Nested
    class Ignored {
        @Test
        void is_life_without_an_answer() {
            yes(
                    new Outcome.Ignored(),
                    Talk.opened().sent(RSV_B).barrier(BARRIER).received(ECHO_BARRIER),
                    "The target went on: it sent back a message that was sent last.");
        }

        @Test
        void is_in_doubt_where_a_target_that_echoes_answers_pings_only() {
            doubt(
                    new Outcome.Ignored(),
                    Talk.opened()
                            .sent(RSV_B)
                            .barrier(BARRIER, PING_P)
                            .received(PONG_P)
                            .gaveUp(Step.Awaited.ANSWERS),
                    Match.Cause.UNANSWERED,
                    "The target answered a ping that was sent last, and took no more messages.");
        }

        @Test
        void is_not_an_answer() {
            no(
                    new Outcome.Ignored(),
                    Talk.opened().sent(RSV_B).barrier(BARRIER).received(ECHO_B, ECHO_BARRIER),
                    "The target sent back a message it should not have taken.");
        }

        @Test
        void is_not_the_end() {
            no(
                    new Outcome.Ignored(),
                    Talk.opened().sent(RSV_B).received(SAYS_1002),
                    "The target closed the connection with code 1002.");
        }
    }

    @Nested
    class Alive {
        @Test
        void is_an_answer_to_what_was_sent_last() {
            Talk talk = Talk.opened().barrier("8983 00000000 627272").received("8a03 627272");
            Match match = OutcomeMatcher.match(
                    new Outcome.Alive(), Evidence.of(talk.transcript(), MUTE, Patience.standard(), false));
            assertThat(match).isEqualTo(new Match.Yes(new MessageReaction.WentOn(MessageReaction.Proof.PONG)));
        }

        @Test
        void is_not_the_end() {
            no(
                    new Outcome.Alive(),
                    Talk.opened().sent(TEXT_A).ended(End.FIN),
                    "The target ended the TCP connection without a Close frame.");
        }
    }

    @Nested
    class EndedIt {
        /** With 1011 a target ends the connection when it fails, and not when it answers a Close with it. */
        @Test
        void is_not_what_answers_our_close_after_a_sign_of_life() {
            yes(
                    new Outcome.Alive(),
                    Talk.opened()
                            .sent("8a00 00000000")
                            .barrier(BARRIER)
                            .received(ECHO_BARRIER)
                            .closing()
                            .received(SAYS_1011),
                    "The target went on: it sent back a message that was sent last.");
            no(
                    new Outcome.Alive(),
                    Talk.opened().sent("8a00 00000000").closing().received(SAYS_1011),
                    "The target closed the connection with code 1011.");
        }
    }

    @Nested
    class Silent {
        @Test
        void is_nothing_at_all() {
            yes(
                    new Outcome.Silent(),
                    Talk.opened().sent("8185 00000000 61").gaveUp(Step.Awaited.CLOSE),
                    "The target sent nothing more and kept the connection open.");
            no(
                    new Outcome.Silent(),
                    Talk.opened().sent("8185 00000000 61").received(SAYS_1002),
                    "The target closed the connection with code 1002.");
        }

        @Test
        void leaves_room_for_what_is_owed_and_for_a_ping_of_the_targets_own() {
            yes(
                    new Outcome.Silent(),
                    Talk.opened().sent(TEXT_A, "8185 00000000 61").received(ECHO_A, "8901 6b"),
                    "The target sent nothing more and kept the connection open.");
        }
    }

    /** Frames that are sent inside another one whose payload they are, and lengths of which a part is read. */
    @Nested
    class MisreadLength {
        private static final String GREAT = "82ff 0000000100000005 00000000 68656c6c6f";
        private static final String INNER_PING = "8984 00000000 6f6e6521";
        private static final String INNER_TEXT = "8184 00000000 6f6e6521";
        private static final String TOOK_PAYLOAD =
                "The target took the payload of a frame for a frame of its own, and answered it: it misread the"
                        + " length.";

        @Test
        void is_an_answer_to_what_is_payload() {
            no(new Outcome.Silent(), Talk.opened().sent(GREAT, INNER_PING).received("8a04 6f6e6521"), TOOK_PAYLOAD);
            no(new Outcome.Silent(), Talk.opened().sent(GREAT, INNER_TEXT).received("8104 6f6e6521"), TOOK_PAYLOAD);
        }

        @Test
        void counts_also_where_the_target_closes_after_it() {
            no(
                    new Outcome.Failed(CloseFrame.PRESENT, Codes.any()),
                    Talk.opened().sent(GREAT, INNER_PING).received("8a04 6f6e6521", SAYS_1002),
                    TOOK_PAYLOAD);
        }

        @Test
        void is_a_whole_message_of_a_part() {
            no(
                    new Outcome.Silent(),
                    Talk.opened().sent(GREAT).received("8205 68656c6c6f"),
                    "The target answered a frame of which only a part was sent, as if it ended after 5 bytes:"
                            + " it misread"
                            + " the length.");
        }

        @Test
        void is_a_pong_of_a_part_of_a_ping() {
            no(
                    new Outcome.Failed(CloseFrame.PRESENT, Codes.any()),
                    Talk.opened()
                            .sent("89ff 0000000100000005 00000000 68656c6c6f")
                            .received("8a05 68656c6c6f"),
                    "The target answered a frame of which only a part was sent, as if it ended after 5 bytes:"
                            + " it misread"
                            + " the length.");
        }

        @Test
        void is_blamed_on_the_length() {
            var match = match(
                    new Outcome.Silent(), Talk.opened().sent(GREAT, INNER_PING).received("8a04 6f6e6521"));
            assertThat(match.requirement()).isEqualTo("rfc6455-5.2-length-64-bit");
        }

        @Test
        void is_none_where_the_same_ping_was_sent_as_a_frame_before() {
            yes(
                    new Outcome.Silent(),
                    Talk.opened().sent(INNER_PING, GREAT, INNER_PING).received("8a04 6f6e6521"),
                    "The target sent nothing more and kept the connection open.");
        }

        @Test
        void is_none_where_a_target_sends_a_pong_of_its_own() {
            yes(
                    new Outcome.Silent(),
                    Talk.opened().sent(GREAT, INNER_PING).received("8a00"),
                    "The target sent nothing more and kept the connection open.");
        }
    }

    @Nested
    class AtOnce {
        @Test
        void is_a_reaction_before_the_last_was_sent() {
            yes(
                    new Outcome.AtOnce(),
                    Talk.opened().sent("0181 00000000 ff").received("8802 03ef").sent("8080 00000000"),
                    "The target closed the connection with code 1007.");
            yes(
                    new Outcome.AtOnce(),
                    Talk.opened().sent("0181 00000000 ff").ended(End.RST).sent("8080 00000000"),
                    "The target reset the TCP connection without a Close frame.");
        }

        @Test
        void is_no_reaction_after_it() {
            no(
                    new Outcome.AtOnce(),
                    Talk.opened().sent("0181 00000000 ff", "8080 00000000").received("8802 03ef"),
                    "The target closed the connection with code 1007.");
        }

        @Test
        void looks_at_what_the_scenario_sends_and_not_at_the_closing() {
            no(
                    new Outcome.AtOnce(),
                    Talk.opened().sent("0181 00000000 ff").received("8802 03ef").closing(),
                    "The target closed the connection with code 1007.");
        }
    }

    @Nested
    class Ended {
        private final Outcome clean = new Outcome.Ended(Manner.CLEAN);
        private final Outcome anyhow = new Outcome.Ended(Manner.ANY);

        @Test
        void is_fin_at_once() {
            yes(
                    clean,
                    Talk.opened().sent(CLOSE_1000).received(SAYS_1000).ended(End.FIN),
                    "The target ended the TCP connection at once.");
        }

        @Test
        void is_not_clean_when_late_or_reset() {
            Talk late = Talk.opened()
                    .sent(CLOSE_1000)
                    .received(SAYS_1000)
                    .after(2_500)
                    .ended(End.FIN);
            no(clean, late, "The target ended the TCP connection only after 2.5 s.");
            yes(anyhow, late, "The target ended the TCP connection.");
            no(clean, Talk.opened().sent(CLOSE_1000).ended(End.RST), "The target reset the TCP connection.");
        }

        @Test
        void is_in_doubt_while_tcp_is_open() {
            doubt(
                    anyhow,
                    Talk.opened().halfClosed().gaveUp(Step.Awaited.END),
                    Match.Cause.UNANSWERED,
                    "The target kept the TCP connection open.");
        }
    }

    @Test
    void nothing_behind_a_refused_handshake_can_be_judged() {
        doubt(
                new Outcome.Echoed(),
                Talk.asked().answered("HTTP/1.1 503 x\r\n\r\n"),
                Match.Cause.NOT_OPENED,
                "The target answered the opening handshake with status 503.");
    }

    private static Codes codes(int code) {
        return new Codes(List.of(new Range(code, code)), false, false);
    }
}
