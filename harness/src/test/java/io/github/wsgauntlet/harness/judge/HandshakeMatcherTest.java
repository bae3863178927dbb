package io.github.wsgauntlet.harness.judge;

import static io.github.wsgauntlet.harness.judge.Matching.PING_P;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1000;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1001;
import static io.github.wsgauntlet.harness.judge.Matching.SAYS_1002;
import static io.github.wsgauntlet.harness.judge.Matching.doubt;
import static io.github.wsgauntlet.harness.judge.Matching.no;
import static io.github.wsgauntlet.harness.judge.Matching.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Outcome.Subprotocol;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of the opening handshake, on transcripts that show it, that show something else, and neither. */
class HandshakeMatcherTest {
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

        /** Whoever answers no Close frame ends TCP in answer to it, unless it owed an answer to something else. */
        @Test
        void is_what_a_target_did_that_ends_tcp_in_the_place_of_a_close_frame() {
            var leaves = new Capabilities(false, true, false, false, 0, false, Duration.ZERO);
            Talk left = Talk.opened().closing().ended(End.FIN);
            assertThat(match(any, left, leaves)).isInstanceOf(Match.Yes.class);
            Talk leftWithoutPong = Talk.opened().barrier(PING_P).closing().ended(End.FIN);
            assertThat(match(any, leftWithoutPong, leaves)).isInstanceOf(Match.Doubt.class);
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
        void is_not_a_choice_from_what_was_to_be_refused() {
            no(
                    any,
                    Talk.askedBy("GET / HTTP/1.1", "Sec-WebSocket-Protocol: a;b")
                            .answered("HTTP/1.1 101 Fine\r\nSec-WebSocket-Protocol: a;b\r\n\r\n"),
                    "The target chose the subprotocol 'a;b'.");
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

    @Test
    void nothing_behind_a_refused_handshake_can_be_judged() {
        doubt(
                new Outcome.Echoed(),
                Talk.asked().answered("HTTP/1.1 503 x\r\n\r\n"),
                Match.Cause.NOT_OPENED,
                "The target answered the opening handshake with status 503.");
    }

    private static Match match(Outcome outcome, Talk talk, Capabilities capabilities) {
        return OutcomeMatcher.match(outcome, Evidence.of(talk.transcript(), capabilities, Patience.standard(), false));
    }
}
