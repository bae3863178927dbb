package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.AcceptedOutOfTurn;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.ConnectionNotKept;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.ContentTakenForRequest;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction.SwitchedUnasked;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a request before the opening handshake on the same connection. */
class EarlierMatcherTest {
    private static final Capabilities ECHO = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String KEPT = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    private static final String LEFT = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + Talk.ACCEPT + "\r\n\r\n";
    private static final String PING_P = "8981 00000000 70";
    private static final String PONG_P = "8a01 70";

    @Test
    void a_handshake_that_is_taken_as_second_request_is_right() {
        Talk talk = Talk.askedBefore(GET)
                .answeredBefore(KEPT)
                .asksNow()
                .answered(SWITCHING)
                .sent(PING_P)
                .received(PONG_P)
                .closing();
        assertThat(judged("second-request", talk).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void an_answer_that_ends_the_connection_leaves_nothing_to_judge() {
        Judgement said = judged("second-request", Talk.askedBefore(GET).answeredBefore(LEFT));
        assertThat(said.verdict()).isEqualTo(Verdict.INFO);
        assertThat(said.reaction()).isEqualTo(new ConnectionNotKept(404));
        Judgement done = judged(
                "pipelined",
                Talk.askedBefore(GET).asksNow().answeredBefore(KEPT).ended(End.RST));
        assertThat(done.verdict()).isEqualTo(Verdict.INFO);
        assertThat(done.reaction()).isEqualTo(new ConnectionNotKept(404));
    }

    @Test
    void an_end_without_any_answer_leaves_nothing_to_judge() {
        Talk talk = Talk.askedBefore(GET).asksNow().ended(End.RST);
        assertThat(judged("pipelined", talk).verdict()).isEqualTo(Verdict.INFO);
    }

    @Test
    void a_plain_request_without_an_answer_asks_nothing() {
        Judgement judgement = judged("second-request", Talk.askedBefore(GET).canary(true));
        assertThat(judgement.verdict()).isEqualTo(Verdict.SKIP);
        assertThat(ReactionProse.sentence(judgement.reaction()))
                .isEqualTo("The target did not answer the plain request that comes before the opening handshake.");
    }

    @Test
    void a_handshake_that_is_lost_while_others_are_served_fails() {
        Talk talk = Talk.askedBefore(GET).asksNow().answeredBefore(KEPT).canary(true);
        assertThat(judged("pipelined", talk).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_408_says_that_it_was_lost() {
        Talk talk = Talk.askedBefore(GET)
                .asksNow()
                .answeredBefore(KEPT)
                .answered("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
        assertThat(judged("pipelined", talk).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_101_for_the_plain_request_fails() {
        Judgement judgement = judged(
                "second-request", Talk.askedBefore(GET).answered(SWITCHING).closing());
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reaction()).isEqualTo(new SwitchedUnasked());
        assertThat(judgement.violated()).isEqualTo("rfc9110-7.8-no-switch-to-unlisted-protocol");
    }

    @Test
    void a_101_before_the_answer_that_is_due_fails() {
        Talk talk = Talk.askedBefore(GET)
                .asksNow()
                .answered(SWITCHING)
                .sent(PING_P)
                .received(PONG_P)
                .closing();
        Judgement judgement = judged("pipelined", talk);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reaction()).isEqualTo(new AcceptedOutOfTurn());
        assertThat(judgement.violated()).isEqualTo("rfc9112-9.3.2-pipelined-answers-in-order");
    }

    /** Talk.KEY stands in the content; the tester's own key is another. */
    @Test
    void a_101_for_what_stands_in_the_content_fails_under_that_name_alone() {
        String handshake = "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + Talk.KEY + "\r\nSec-WebSocket-Version: 13\r\n\r\n";
        String request = "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: " + handshake.length() + "\r\n\r\n" + handshake;
        Talk talk = Talk.askedBefore(request)
                .answeredBefore(KEPT)
                .answered(SWITCHING)
                .received("8802 03ea")
                .ended(End.FIN);
        Judgement judgement = judged("handshake-in-content[pipelined]", talk);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reaction()).isEqualTo(new ContentTakenForRequest());
        assertThat(judgement.violated()).isEqualTo("rfc9112-9.3-content-read-or-connection-closed");
    }

    private static Judgement judged(String id, Talk talk) {
        Case asked = Suite.CATALOGUE
                .select(List.of("handshake/kept-connection/" + id), List.of())
                .getFirst();
        return new Judge(ECHO).judge(asked, talk.transcript(), Patience.standard(), true);
    }
}
