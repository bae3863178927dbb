package io.github.wsgauntlet.harness.judge;

import static io.github.wsgauntlet.harness.judge.Matching.doubt;
import static io.github.wsgauntlet.harness.judge.Matching.match;
import static io.github.wsgauntlet.harness.judge.Matching.no;
import static io.github.wsgauntlet.harness.judge.Matching.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a client makes of an answer, and how it masks. */
class ClientMatcherTest {
    private static final String SWITCHING = "101 Switching Protocols";
    private static final String PONG = "8a84 01020304 6e726665";
    private static final String SAYS_1002 = "8882 00000000 03ea";
    private static final String SAYS_1000 = "8882 00000000 03e8";

    @Nested
    class Rejected {
        private final Outcome rejected = new Outcome.Rejected();

        @Test
        void is_the_end_of_tcp_with_or_without_a_close() {
            yes(
                    rejected,
                    Talk.answering(SWITCHING).ended(End.RST),
                    "The target did not take the answer for one that opens a WebSocket connection, and reset the TCP"
                            + " connection without a Close frame.");
            yes(
                    rejected,
                    Talk.answering(SWITCHING).received(SAYS_1002).ended(End.FIN),
                    "The target did not take the answer for one that opens a WebSocket connection, and closed the"
                            + " connection with code 1002.");
        }

        @Test
        void is_no_frame_but_a_close() {
            no(
                    rejected,
                    Talk.answering(SWITCHING).received(PONG).ended(End.FIN),
                    "The target took the answer for one that opens a WebSocket connection, and sent a pong frame.");
        }

        @Test
        void is_no_close_that_was_asked_for() {
            no(
                    rejected,
                    Talk.answering(SWITCHING).closing().received(SAYS_1000).ended(End.FIN),
                    "The target took the answer for one that opens a WebSocket connection, and sent a close frame.");
        }

        @Test
        void is_not_seen_while_tcp_is_open_after_101() {
            doubt(
                    rejected,
                    Talk.answering(SWITCHING).waitedInVain(),
                    Match.Cause.SILENT,
                    "The target did not take the answer for one that opens a WebSocket connection, and left TCP open.");
        }

        @Test
        void lets_http_go_on_after_another_status() {
            String request = "47 45 54 20 2f 20 48 54 54 50"; // "GET / HTTP", which no frame is
            yes(
                    rejected,
                    Talk.answering("302 Found").receivedBytes(request).waitedInVain(),
                    "The target did not take the answer for one that opens a WebSocket connection, and left TCP open.");
        }
    }

    @Nested
    class Ponged {
        private final Outcome ponged = new Outcome.Ponged();

        @Test
        void is_no_pong_that_says_it_is_masked_and_is_not() {
            Talk unmasked = Talk.answering(SWITCHING).received("8a84 01020304 6f70656e"); // "open", as it is
            no(ponged, unmasked, "The ping was not answered with its own bytes; a pong with other bytes came.");
            assertThat(match(ponged, unmasked).requirement()).isEqualTo("rfc6455-5.3-client-mask-algorithm");
        }
    }

    @Nested
    class FreshKeys {
        private final Outcome fresh = new Outcome.FreshKeys();

        private Talk masked(int... keys) {
            return IntStream.of(keys)
                    .mapToObj(key -> "8180 " + HexFormat.of().toHexDigits(key))
                    .reduce(Talk.answering(SWITCHING), Talk::received, (a, b) -> a);
        }

        @Test
        void are_keys_of_which_none_tells_of_another() {
            yes(fresh, masked(7, -3, 99, 12, 5, 1 << 30, 44, 8), "Each of 8 frames had a masking key of its own.");
        }

        @Test
        void are_not_one() {
            no(fresh, masked(7, 7, 7, 7, 7, 7, 7, 7), "All 8 frames had the same masking key, 00000007.");
        }

        @Test
        void do_not_come_again() {
            yes(fresh, masked(7, -3, 99, 12, 7, 1 << 30, 44, 8), "Of 8 frames, several had the same masking key.");
        }

        @Test
        void are_not_counted() {
            String counted = "The masking keys of 8 frames follow from each other, by a number that stays.";
            yes(fresh, masked(1, 2, 3, 4, 5, 6, 7, 8), counted);
            yes(fresh, masked(0, 3 << 24, 6 << 24, 9 << 24, 12 << 24, 15 << 24, 18 << 24, 21 << 24), counted);
        }

        @Test
        void are_not_counted_for_a_while() {
            int[] keys = new Random(1).ints(5000).toArray();
            for (int i = 4901; i < 4908; i++) {
                keys[i] = keys[4900] + 5 * (i - 4900);
            }
            yes(fresh, masked(keys), "The masking keys of 5000 frames follow from each other, by a number that stays.");
        }

        @Test
        void are_equal_now_and_then_by_chance() {
            int[] keys = new Random(1).ints(5000).toArray();
            keys[4000] = keys[9];
            keys[4500] = keys[99];
            yes(fresh, masked(keys), "Each of 5000 frames had a masking key of its own.");
            keys[4900] = keys[999];
            yes(fresh, masked(keys), "Of 5000 frames, several had the same masking key.");
        }

        @Test
        void cannot_be_told_by_a_few() {
            doubt(
                    fresh,
                    masked(1, 2, 3),
                    Match.Cause.UNANSWERED,
                    "The target sent 3 frames, too few to tell what masking keys it takes.");
        }
    }
}
