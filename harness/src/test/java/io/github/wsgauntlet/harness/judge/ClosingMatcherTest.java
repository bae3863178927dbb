package io.github.wsgauntlet.harness.judge;

import static io.github.wsgauntlet.harness.judge.Matching.BARRIER;
import static io.github.wsgauntlet.harness.judge.Matching.CLOSE_1000;
import static io.github.wsgauntlet.harness.judge.Matching.ECHO_A;
import static io.github.wsgauntlet.harness.judge.Matching.ECHO_B;
import static io.github.wsgauntlet.harness.judge.Matching.ECHO_BARRIER;
import static io.github.wsgauntlet.harness.judge.Matching.PING_P;
import static io.github.wsgauntlet.harness.judge.Matching.PONG_P;
import static io.github.wsgauntlet.harness.judge.Matching.RSV_B;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1000;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1001;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1002;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1011;
import static io.github.wsgauntlet.harness.judge.Matching.TEXT_A;
import static io.github.wsgauntlet.harness.judge.Matching.codes;
import static io.github.wsgauntlet.harness.judge.Matching.doubt;
import static io.github.wsgauntlet.harness.judge.Matching.no;
import static io.github.wsgauntlet.harness.judge.Matching.yes;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Manner;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a connection is closed or failed, on transcripts that show it, that show something else, and neither. */
class ClosingMatcherTest {
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

        /** What the target had sent was still on its way when it reset TCP. */
        @Test
        void is_in_doubt_where_a_reset_may_have_taken_back_what_was_not_read() {
            doubt(
                    any,
                    Talk.opened().stoppedReading().sent(TEXT_A, CLOSE_1000).ended(End.RST),
                    Match.Cause.CLOSE_MAY_BE_LOST,
                    "The target reset the TCP connection without a Close frame.");
            no(
                    any,
                    Talk.opened().stoppedReading().sent(TEXT_A, CLOSE_1000).ended(End.FIN),
                    "The target ended the TCP connection without answering the Close frame.");
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
        private final Outcome second = new Outcome.Ended(Manner.SECOND);

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
        void is_second_after_the_tester() {
            yes(
                    second,
                    Talk.opened()
                            .sent(CLOSE_1000)
                            .received(SAYS_1000)
                            .halfClosed()
                            .ended(End.FIN),
                    "The target left it to the server to end the TCP connection.");
        }

        @Test
        void is_not_second_at_once_after_the_closing_handshake() {
            no(
                    second,
                    Talk.opened()
                            .sent(CLOSE_1000)
                            .received(SAYS_1000)
                            .after(499)
                            .ended(End.FIN)
                            .halfClosed(),
                    "The target ended the TCP connection 500 ms after the closing handshake, and did not leave that to"
                            + " the server.");
        }

        @Test
        void is_second_where_the_tester_kept_one_waiting() {
            yes(
                    second,
                    Talk.opened()
                            .sent(CLOSE_1000)
                            .received(SAYS_1000)
                            .after(500)
                            .ended(End.FIN),
                    "The target left it to the server to end the TCP connection.");
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
}
