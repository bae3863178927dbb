package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a target makes of an opening handshake that has content, or asks whether it may send some. */
class ContentMatcherTest {
    private static final Capabilities ECHO = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + Talk.ACCEPT + "\r\n\r\n";
    private static final String SAYS_1000 = "8802 03e8";

    /** The request has a masked Ping as its content, "in"; after it comes another, "p". */
    private static final String WITH_CONTENT = "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade"
            + "\r\nSec-WebSocket-Key: " + Talk.KEY + "\r\nSec-WebSocket-Version: 13\r\nContent-Length: 8\r\n\r\n"
            + "\u0089\u0082\0\0\0\0in";

    private static final String PING_P = "8981 00000000 70";
    private static final String PONG_P = "8a01 70";
    private static final String PONG_OF_CONTENT = "8a02 696e";

    @Test
    void an_interim_100_before_the_101_is_seen() {
        Talk talk = expecting().interim(CONTINUE).answered(SWITCHING).closing().received(SAYS_1000);
        assertThat(judged("handshake/content/expected", talk).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void another_interim_response_is_none() {
        Talk talk = expecting()
                .interim("HTTP/1.1 103 Early Hints\r\n\r\n")
                .answered(SWITCHING)
                .closing()
                .received(SAYS_1000);
        assertThat(judged("handshake/content/expected", talk).verdict()).isEqualTo(Verdict.STRICT);
    }

    @Test
    void a_101_without_it_is_strict() {
        Judgement judgement = judged(
                "handshake/content/expected",
                expecting().answered(SWITCHING).closing().received(SAYS_1000));
        assertThat(judgement.verdict()).isEqualTo(Verdict.STRICT);
        assertThat(ReactionProse.sentence(judgement.reaction()))
                .isEqualTo("The target did not send the interim status 100 before its answer.");
    }

    @Test
    void an_interim_response_is_no_answer() {
        Talk talk = expecting().interim(CONTINUE).ended(End.FIN);
        assertThat(judged("handshake/content/expected", talk).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void content_that_is_skipped_is_right() {
        Talk talk = Talk.of(WITH_CONTENT)
                .answered(SWITCHING)
                .sent(PING_P)
                .received(PONG_P)
                .closing();
        assertThat(judged("handshake/content/not-frames[content-length]", talk).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void what_comes_back_of_the_content_is_strict_although_all_else_is_right() {
        Talk talk = Talk.of(WITH_CONTENT)
                .answered(SWITCHING)
                .sent(PING_P)
                .received(PONG_OF_CONTENT, PONG_P)
                .closing();
        Judgement judgement = judged("handshake/content/not-frames[content-length]", talk);
        assertThat(judgement.verdict()).isEqualTo(Verdict.STRICT);
        assertThat(judgement.violated()).isEqualTo("rfc9112-6-handshake-with-body");
        assertThat(ReactionProse.sentence(judgement.reaction()))
                .isEqualTo("The target took the content of the request for frames: it sent back what stood in it.");
    }

    /** The content is what the case is about, so that it may be answered before anything else is sent. */
    @Test
    void a_connection_that_is_failed_at_once_is_failed_for_its_content() {
        Talk talk = Talk.of(WITH_CONTENT)
                .answered(SWITCHING)
                .received("8802 03ea")
                .ended(End.FIN)
                .sent(PING_P);
        assertThat(judged("handshake/content/not-frames[content-length]", talk).verdict())
                .isEqualTo(Verdict.WARN);
    }

    private static Talk expecting() {
        return Talk.asked("Expect: 100-continue");
    }

    private static Judgement judged(String id, Talk talk) {
        Case asked = Suite.CATALOGUE.select(List.of(id), List.of()).getFirst();
        return new Judge(ECHO).judge(asked, talk.transcript(), Patience.standard(), false);
    }
}
