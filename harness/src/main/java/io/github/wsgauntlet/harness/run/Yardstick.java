package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Reason;
import io.github.wsgauntlet.reports.view.Standing;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is expected of a target.
 *
 * @param failOn the mildest verdict that is not as expected of a case that the baseline does not name; empty accepts
 *     all
 * @param baseline what the target is known not to pass
 * @param day the day of the run, after which entries of the baseline may have come to their end
 */
public record Yardstick(Optional<Verdict> failOn, Baseline baseline, LocalDate day) {

    /** Return the yardstick without a baseline. */
    public static Yardstick of(Optional<Verdict> failOn) {
        return new Yardstick(failOn, Baseline.empty(), LocalDate.EPOCH);
    }

    /** Return whether anything is known of the target. */
    public boolean known() {
        return !baseline.entries().isEmpty();
    }

    /** Return how a result stands to what is expected; what was not judged is unremarkable. */
    public Standing standing(CaseResult result) {
        Verdict verdict = result.verdict();
        // What is found by chance may well not be found.
        Optional<Baseline.Entry> entry = !verdict.judged() || verdict == Verdict.PASS && result.fuzzed()
                ? Optional.empty()
                : baseline.of(result.id(), day);
        if (entry.isEmpty()) {
            boolean worse = failOn.filter(verdict::atLeast).isPresent();
            return new Standing(worse ? Kind.WORSE : Kind.UNREMARKABLE, Verdict.PASS, "");
        }
        Baseline.Entry expected = entry.get();
        Kind kind = expected.expects(verdict)
                ? Kind.KNOWN
                : verdict.compareTo(expected.verdict()) > 0 ? Kind.WORSE : Kind.BETTER;
        return new Standing(kind, expected.verdict(), expected.reason());
    }

    /** Return in what a result is not as expected, as a sentence; empty if it is, or if nothing was judged. */
    public Optional<String> surprise(CaseResult result) {
        Standing standing = standing(result);
        return switch (standing.kind()) {
            case UNREMARKABLE, KNOWN -> Optional.empty();
            case WORSE, BETTER ->
                Optional.of(result.verdict()
                        + (standing.expected() == Verdict.PASS
                                ? ""
                                : ", where the baseline expects " + standing.expected())
                        + ": " + Reason.of(result));
        };
    }
}
