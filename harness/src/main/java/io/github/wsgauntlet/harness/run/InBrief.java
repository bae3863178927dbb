package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry.From;
import java.util.List;

/**
 * What a case has shown, where there are only a few lines for it.
 *
 * @param sent the bytes that were sent, payloads unmasked and cut short, or texts; may be empty
 * @param expected the best outcome, and how many others there are
 * @param received the bytes or texts that came; may be empty
 */
public record InBrief(String sent, String expected, String received) {

    /** Return a result in brief. */
    public static InBrief of(CaseResult result) {
        return new InBrief(
                WireSummary.of(result, From.TESTER), expected(result.expected()), WireSummary.of(result, From.TARGET));
    }

    /** The last outcome says that everything else fails. */
    private static String expected(List<String> outcomes) {
        if (outcomes.isEmpty()) {
            return "";
        }
        String best = outcomes.getFirst().replaceFirst("^Expected: ", "");
        int others = Math.max(0, outcomes.size() - 2);
        return others == 0 ? best : best + " (or " + others + (others == 1 ? " other)" : " others)");
    }

    /** Return it in one line, for example {@code Sent 8105 …, expected …, received 8802 03ea}. */
    public String line() {
        return "Sent " + orNothing(sent) + ", expected " + orNothing(expected) + ", received " + orNothing(received);
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : text;
    }
}
