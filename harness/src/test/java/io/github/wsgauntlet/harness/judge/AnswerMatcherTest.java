package io.github.wsgauntlet.harness.judge;

import static io.github.wsgauntlet.harness.judge.Matching.BARRIER;
import static io.github.wsgauntlet.harness.judge.Matching.ECHO_A;
import static io.github.wsgauntlet.harness.judge.Matching.ECHO_B;
import static io.github.wsgauntlet.harness.judge.Matching.ECHO_BARRIER;
import static io.github.wsgauntlet.harness.judge.Matching.PING_P;
import static io.github.wsgauntlet.harness.judge.Matching.PONG_P;
import static io.github.wsgauntlet.harness.judge.Matching.RSV_B;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1000;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1001;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1002;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1007;
import static io.github.wsgauntlet.harness.judge.Matching.TEXT_A;
import static io.github.wsgauntlet.harness.judge.Matching.TEXT_B;
import static io.github.wsgauntlet.harness.judge.Matching.doubt;
import static io.github.wsgauntlet.harness.judge.Matching.match;
import static io.github.wsgauntlet.harness.judge.Matching.no;
import static io.github.wsgauntlet.harness.judge.Matching.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.MessageReaction;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What comes back while a connection is open, on transcripts that show it, that show something else, and neither. */
class AnswerMatcherTest {
    private static final Capabilities MUTE = new Capabilities(false, true, true, false, 0, false, Duration.ZERO);

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
                    Talk.opened().sent(TEXT_A, TEXT_B).received(ECHO_B, ECHO_B),
                    "Message 1 came back altered: a text message of 1 bytes was sent, a text message of 1 bytes with "
                            + "other bytes came back.");
        }

        @Test
        void is_not_another_order() {
            no(
                    echoed,
                    Talk.opened().sent(TEXT_A, TEXT_B).received(ECHO_B, ECHO_A),
                    "Message 1 came back only after one that was sent later.");
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

        /** RFC 6455 does not say whether U+FEFF at the start of a text is a signature (RFC 3629 6). */
        @Test
        void may_lack_a_byte_order_mark_but_nothing_else() {
            Talk marked = Talk.opened().sent(TEXT_A, "8184 00000000 efbbbf61").received(ECHO_A, ECHO_A);
            String sentence = "Message 2 came back without the byte order mark (U+FEFF) with which it began.";
            yes(echoed, marked, sentence);
            assertThat(match(echoed, marked))
                    .asInstanceOf(type(Match.Yes.class))
                    .extracting(Match.Yes::best)
                    .isEqualTo(Verdict.STRICT);

            no(
                    echoed,
                    Talk.opened().sent("8184 00000000 efbbbe61").received(ECHO_A),
                    "Message 1 came back altered: a text message of 4 bytes was sent, a text message of 1 bytes with "
                            + "other bytes came back.");
            no(
                    echoed,
                    Talk.opened().sent("8184 00000000 efbbbf62").received(ECHO_A),
                    "Message 1 came back altered: a text message of 4 bytes was sent, a text message of 1 bytes with "
                            + "other bytes came back.");
            no(
                    echoed,
                    Talk.opened().sent("8284 00000000 efbbbf61").received("8201 61"),
                    "Message 1 came back altered: a binary message of 4 bytes was sent, a binary message of 1 bytes "
                            + "with other bytes came back.");
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

        /** What is not UTF-8 is left out, or there is U+FFFD in its place, as often as the target likes. */
        @Test
        void is_not_an_answer_without_what_was_illegal() {
            for (String mended : List.of("8102 6162", "8105 61efbfbd62", "8108 61efbfbdefbfbd62")) {
                no(
                        new Outcome.Ignored(),
                        Talk.opened().sent("8184 00000000 61e28262").received(mended),
                        "The target sent back a message it should not have taken.");
            }
            no(
                    new Outcome.Ignored(),
                    Talk.opened().sent("8184 00000000 61e28262").received("8101 61"),
                    "The target sent back a message nobody sent.");
        }

        /** The block with fixed codes says "a", and RSV3 means nothing. */
        @Test
        void is_not_an_answer_to_what_is_compressed_and_marked_wrongly() {
            no(
                    new Outcome.Ignored(),
                    Talk.compressing("").sent("d183 00000000 4a0400").received("c103 4a0400"),
                    "The target sent back a message it should not have taken.");
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
}
