package io.github.wsgauntlet.harness.judge;

import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1002;
import static io.github.wsgauntlet.harness.judge.Matching.match;
import static io.github.wsgauntlet.harness.judge.Matching.no;
import static io.github.wsgauntlet.harness.judge.Matching.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What shows that a target has misread a length. */
class LengthMatcherTest {
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
        void is_none_where_all_came_back_that_was_sent_before_the_end_of_tcp() {
            var talk = Talk.opened()
                    .sent("8285 00000000 68")
                    .halfClosed()
                    .received("8201 68")
                    .canary(true);
            no(
                    new Outcome.Survived(),
                    talk,
                    "The target answered a frame of which only a part was sent: it took the end of TCP for the end of"
                            + " the frame.");
            assertThat(match(new Outcome.Survived(), talk).requirement())
                    .isEqualTo("rfc6455-7.1.4-tcp-end-without-close");
        }

        @Test
        void is_a_part_of_what_was_sent_before_the_end_of_tcp() {
            var talk = Talk.opened()
                    .sent("82ff 0000000100000005 00000000 68656c6c6f21")
                    .halfClosed()
                    .received("8205 68656c6c6f");
            assertThat(match(new Outcome.Survived(), talk).requirement()).isEqualTo("rfc6455-5.2-length-64-bit");
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
}
