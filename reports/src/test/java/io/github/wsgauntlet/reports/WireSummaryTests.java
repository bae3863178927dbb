package io.github.wsgauntlet.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireSummaryTests {
    @Test
    void showsFramesUnmaskedAndHowTcpEnded() {
        var talk = SampleConversation.opened()
                .close(Entry.From.TESTER, 9999, "")
                .close(Entry.From.TARGET, 9999, "")
                .event(Entry.From.TARGET, "ended TCP (FIN)");
        assertThat(summary(talk)).isEqualTo("> 8882 270f < 8802 270f FIN");
    }

    @Test
    void leavesOutTheBarrierAndTheSignOff() {
        var talk = SampleConversation.opened()
                .text(Entry.From.TESTER, "hi")
                .text(Entry.From.TESTER, "barrier-00")
                .text(Entry.From.TARGET, "barrier-00")
                .close(Entry.From.TESTER, 1000, "")
                .close(Entry.From.TARGET, 1000, "");
        assertThat(summary(talk)).isEqualTo("> 8182 6869");
    }

    @Test
    void showsWhatIsUnusualInTheOpeningHandshakeWhereNothingElseWasSent() {
        var talk = new SampleConversation()
                .head(Entry.From.TESTER, "GET / HTTP/1.0", "GET / HTTP/1.0\nHost: a\nSec-WebSocket-Key: x\n\n")
                .head(Entry.From.TARGET, "HTTP/1.1 101 Fine", "HTTP/1.1 101 Fine\n\n")
                .close(Entry.From.TESTER, 1000, "")
                .close(Entry.From.TARGET, 1000, "");
        assertThat(summary(talk)).isEqualTo("> \"GET / HTTP/1.0; Sec-WebSocket-Key: x\" < \"HTTP/1.1 101 Fine\"");
    }

    @Test
    void cutsLongPayloadsAndConversations() {
        var talk = SampleConversation.opened();
        for (int i = 0; i < 7; i++) {
            talk.text(Entry.From.TESTER, "more than twelve");
        }
        assertThat(summary(talk)).isEqualTo("> " + "8190 6d6f7265207468616e207477… ".repeat(6) + "…");
    }

    private static String summary(SampleConversation talk) {
        return WireSummary.of(new CaseResult(
                "a/b",
                "A case",
                "5.2",
                Verdict.FAIL,
                new CaseResult.Closing(Verdict.PASS, "Well."),
                Level.MUST,
                List.of(),
                List.of(),
                "It was so.",
                1,
                List.of(),
                List.of(),
                "",
                "",
                talk.entries()));
    }
}
