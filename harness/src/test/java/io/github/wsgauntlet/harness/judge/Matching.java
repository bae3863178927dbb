package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.time.Duration;
import java.util.List;

/** What the tests of the matchers ask of one oracle on a transcript, and the bytes that they have in common. */
final class Matching {
    static final Capabilities ECHO = new Capabilities(true, true, true, false, 0, false, Duration.ZERO);
    static final String TEXT_A = "8181 00000000 61";
    static final String TEXT_B = "8181 00000000 62";
    static final String RSV_B = "c181 00000000 62";
    static final String PING_P = "8981 00000000 70";
    static final String BARRIER = "8183 00000000 627272"; // the text "brr"
    static final String CLOSE_1000 = "8882 00000000 03e8";
    static final String ECHO_A = "8101 61";
    static final String ECHO_B = "8101 62";
    static final String ECHO_BARRIER = "8103 627272";
    static final String PONG_P = "8a01 70";
    static final String SAYS_1000 = "8802 03e8";
    static final String SAYS_1002 = "8802 03ea";
    static final String SAYS_1007 = "8802 03ef";
    static final String SAYS_1011 = "8802 03f3";
    static final String SAYS_1001 = "8802 03e9";

    private Matching() {}

    private static String seen(Outcome outcome, Talk talk) {
        return ReactionProse.sentence(match(outcome, talk).reaction());
    }

    static void yes(Outcome outcome, Talk talk, String sentence) {
        assertThat(match(outcome, talk)).isInstanceOf(Match.Yes.class);
        assertThat(seen(outcome, talk)).isEqualTo(sentence);
    }

    static void no(Outcome outcome, Talk talk, String sentence) {
        assertThat(match(outcome, talk)).isInstanceOf(Match.No.class);
        assertThat(seen(outcome, talk)).isEqualTo(sentence);
    }

    static void doubt(Outcome outcome, Talk talk, Match.Cause cause, String sentence) {
        assertThat(match(outcome, talk))
                .isInstanceOfSatisfying(
                        Match.Doubt.class, doubt -> assertThat(doubt.cause()).isEqualTo(cause));
        assertThat(seen(outcome, talk)).isEqualTo(sentence);
    }

    static Match match(Outcome outcome, Talk talk) {
        return OutcomeMatcher.match(outcome, Evidence.of(talk.transcript(), ECHO, Patience.standard(), false));
    }

    static Codes codes(int code) {
        return new Codes(List.of(new Range(code, code)), false, false);
    }
}
