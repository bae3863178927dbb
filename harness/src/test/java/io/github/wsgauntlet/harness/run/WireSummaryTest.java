package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction;
import io.github.wsgauntlet.cases.reaction.IllegalAnswer;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.SampleResult;
import io.github.wsgauntlet.harness.judge.Talk;
import io.github.wsgauntlet.harness.wire.WireTransport;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class WireSummaryTest {
    /** A masked text message "hi" and its echo. */
    private static final String HI = "8182 00000000 6869";

    private static final String HI_AGAIN = "8102 6869";

    @Test
    void shows_frames_unmasked_and_how_tcp_ended() {
        Talk talk =
                Talk.opened().sent("8882 01010101 260e").received("8802 270f").ended(WireTransport.End.FIN);
        assertThat(summary(talk)).isEqualTo("> 8882 270f < 8802 270f FIN");
    }

    @Test
    void leaves_out_the_barrier_and_the_sign_off() {
        Talk talk = Talk.opened()
                .sent(HI)
                .barrier("8982 00000000 7878")
                .received("8a02 7878", HI_AGAIN)
                .closing()
                .received("8802 03e8")
                .ended(WireTransport.End.FIN);
        assertThat(summary(talk)).isEqualTo("> 8182 6869 < 8102 6869");
    }

    @Test
    void shows_a_closing_handshake_that_the_case_is_about() {
        Talk talk = Talk.opened().sent("8882 00000000 03e8").received("8802 03e8");
        assertThat(summary(talk)).isEqualTo("> 8882 03e8 < 8802 03e8");
    }

    @Test
    void shows_an_odd_answer_to_the_sign_off() {
        Talk talk = Talk.opened().closing().received("8802 03ed").ended(WireTransport.End.RST);
        assertThat(summary(talk)).isEqualTo("> 8882 03e8 < 8802 03ed RST");
    }

    @Test
    void shows_what_is_unusual_in_the_opening_handshake_where_nothing_else_was_sent() {
        Talk talk = Talk.askedBy("GET / HTTP/1.0", "Origin: null")
                .answered("HTTP/1.1 101 Fine\r\n\r\n")
                .closing()
                .received("8802 03e8");
        assertThat(summary(talk)).isEqualTo("> \"GET / HTTP/1.0; Origin: null\" < \"HTTP/1.1 101 Fine\"");
    }

    @Test
    void shows_the_opening_handshake_where_its_answer_is_wrong() {
        Talk talk = Talk.askedBy("GET / HTTP/1.1", "Transfer-Encoding: chunked")
                .answered("HTTP/1.1 101 Fine\r\nConnection: close\r\n\r\n")
                .sent(HI)
                .ended(WireTransport.End.FIN);
        var noToken = new IllegalAnswer(IllegalAnswer.Flaw.CONNECTION_FIELD, "", "", "");
        assertThat(summary(talk, noToken))
                .isEqualTo("> \"GET / HTTP/1.1; Transfer-Encoding: chunked\" < \"HTTP/1.1 101 Fine\"");
        assertThat(summary(talk)).isEqualTo("> 8182 6869 < FIN");
    }

    @Test
    void shows_the_opening_handshake_where_that_should_have_been_refused() {
        Talk talk = Talk.askedBy("DELETE / HTTP/1.1")
                .answered("HTTP/1.1 101 Fine\r\n\r\n")
                .closing()
                .received("8802 03f3");
        assertThat(summary(talk, new HandshakeReaction.HandshakeAccepted()))
                .isEqualTo("> \"DELETE / HTTP/1.1\" < \"HTTP/1.1 101 Fine\"");
        assertThat(summary(talk)).isEqualTo("> 8882 03e8 < 8802 03f3");
    }

    @Test
    void cuts_long_payloads_and_conversations() {
        Talk talk = Talk.opened();
        for (int i = 0; i < 7; i++) {
            talk.sent("828d 00000000" + "ab".repeat(13));
        }
        assertThat(summary(talk))
                .isEqualTo("> " + String.join(" ", Collections.nCopies(6, "828d " + "ab".repeat(12) + "…")) + " …");
    }

    @Test
    void shows_text_messages_as_text_where_turns_were_taken() {
        Talk talk = Talk.opened()
                .sent("8186 00000000 3270726f6265", "8281 00000000 07")
                .received("8106 3370726f6265", "0102 6869", "81 3e" + "61".repeat(62), "8800");
        assertThat(summary(talk, new TurnReaction.NotReached()))
                .isEqualTo("> '2probe' 8281 07 < '3probe' 0102 6869 '" + "a".repeat(60) + "…' 8800");
        assertThat(summary(talk)).startsWith("> 8186 3270726f6265 8281 07 < 8106 3370726f6265 ");
    }

    private static String summary(Talk talk) {
        return summary(talk, new Unasked.Obstacle("It was so."));
    }

    private static String summary(Talk talk, Reaction reaction) {
        var plain = SampleResult.of("a/b", Verdict.FAIL);
        return WireSummary.of(new CaseResult(
                plain.id(),
                plain.title(),
                plain.section(),
                plain.verdict(),
                plain.closing(),
                plain.level(),
                plain.requirements(),
                plain.autobahn(),
                plain.millis(),
                plain.sent(),
                plain.expected(),
                plain.why(),
                plain.violated(),
                reaction,
                plain.repeated(),
                Timeline.of(talk.transcript())));
    }
}
