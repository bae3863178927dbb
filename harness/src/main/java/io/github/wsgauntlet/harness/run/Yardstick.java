package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Baseline;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.CaseResult;
import io.github.wsgauntlet.reports.Fuzzing;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is expected of a target.
 *
 * @param failOn the mildest verdict that is not as expected of a case that the baseline does not name; empty accepts all
 * @param baseline what the target is known not to pass
 * @param day the day of the run, after which entries of the baseline may have come to their end
 */
public record Yardstick(Optional<Verdict> failOn, Baseline baseline, LocalDate day) {

    /** Returns the yardstick without a baseline. */
    public static Yardstick of(Optional<Verdict> failOn) {
        return new Yardstick(failOn, Baseline.empty(), LocalDate.EPOCH);
    }

    /** What is found by chance may well not be found. */
    private static boolean isOfFuzzing(CaseResult result) {
        return result.family().equals(Fuzzing.FAMILY);
    }

    /** Returns in what a result is not as expected, as a sentence; empty if it is, or if nothing was judged. */
    public Optional<String> surprise(CaseResult result) {
        Verdict verdict = result.verdict();
        if (!verdict.judged()) {
            return Optional.empty();
        }
        Optional<Baseline.Entry> expected =
                verdict == Verdict.PASS && isOfFuzzing(result) ? Optional.empty() : baseline.of(result.id(), day);
        if (expected.isEmpty()) {
            return failOn.filter(verdict::atLeast).map(threshold -> verdict + ": " + result.reason());
        }
        return expected.filter(known -> !known.expects(verdict))
                .map(known -> verdict + ", where the baseline expects " + known.verdict() + ": " + result.reason());
    }
}
