package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Reason;
import io.github.wsgauntlet.reports.view.Standing;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is expected of a target.
 *
 * @param failOn the mildest verdict that is not as expected of a case that the baseline does not name; empty accepts
 *     all
 * @param allowsInconclusive whether a case may be INCONCLUSIVE of which the baseline does not say so
 * @param demands what the target has to be able to do
 * @param baseline what the target is known not to pass
 * @param day the day of the run, after which entries of the baseline may have come to their end
 * @param learns whether the baseline is told afterwards what was seen, so that no verdict is not as expected
 */
public record Yardstick(
        Optional<Verdict> failOn,
        boolean allowsInconclusive,
        Demands demands,
        Baseline baseline,
        LocalDate day,
        boolean learns) {

    /** Create the yardstick with a baseline that demands nothing else. */
    public Yardstick(Optional<Verdict> failOn, Baseline baseline, LocalDate day) {
        this(failOn, false, Demands.none(), baseline, day, false);
    }

    /** Return the yardstick without a baseline. */
    public static Yardstick of(Optional<Verdict> failOn) {
        return new Yardstick(failOn, Baseline.empty(), LocalDate.EPOCH);
    }

    /** Return the same that lets any case be INCONCLUSIVE. */
    public Yardstick allowingInconclusive() {
        return new Yardstick(failOn, true, demands, baseline, day, learns);
    }

    /** Return whether anything is known of the target. */
    public boolean known() {
        return !baseline.isEmpty();
    }

    /** Return how a result stands to what is expected; what was skipped is unremarkable. */
    public Standing standing(CaseResult result) {
        Verdict verdict = result.verdict();
        Optional<Baseline.Entry> entry = expected(result);
        if (entry.isEmpty()) {
            return new Standing(unexpected(verdict), Verdict.PASS, "");
        }
        Baseline.Entry expected = entry.get();
        Kind kind = expected.expects(verdict) || learns ? Kind.KNOWN : changed(verdict, expected.verdict());
        return new Standing(kind, expected.verdict(), expected.reason());
    }

    /** Return what the baseline says of a result; what is found by chance may well not be found. */
    private Optional<Baseline.Entry> expected(CaseResult result) {
        return switch (result.verdict()) {
            case SKIP -> Optional.empty();
            case PASS -> result.fuzzed() ? Optional.empty() : baseline.of(result.id(), day);
            case INFO, WARN, STRICT, FAIL -> baseline.of(result.id(), day);
            case INCONCLUSIVE ->
                baseline.of(result.id(), day).filter(entry -> !mayBeInconclusive() || entry.expects(result.verdict()));
        };
    }

    private boolean mayBeInconclusive() {
        return allowsInconclusive || failOn.isEmpty();
    }

    /** Return how a verdict stands on a case that the baseline does not name. */
    private Kind unexpected(Verdict verdict) {
        if (learns) {
            return Kind.UNREMARKABLE;
        }
        boolean worse = switch (verdict) {
            case PASS, INFO, WARN, STRICT, FAIL ->
                failOn.filter(verdict::atLeast).isPresent();
            case SKIP -> false;
            case INCONCLUSIVE -> !mayBeInconclusive();
        };
        if (worse) {
            return Kind.WORSE;
        }
        return !baseline.entries().isEmpty() && verdict.atLeast(Verdict.INFO) ? Kind.MOVED : Kind.UNREMARKABLE;
    }

    /** What could be judged is better than INCONCLUSIVE unless it has to be mended. */
    private static Kind changed(Verdict seen, Verdict expected) {
        boolean worse = expected == Verdict.INCONCLUSIVE ? seen.atLeast(Verdict.STRICT) : seen.compareTo(expected) > 0;
        return worse ? Kind.WORSE : Kind.BETTER;
    }

    /** Return whether a result is not as expected; what was skipped is. */
    public boolean surprises(CaseResult result) {
        return switch (standing(result).kind()) {
            case UNREMARKABLE, KNOWN, MOVED -> false;
            case WORSE, BETTER -> true;
        };
    }

    /**
     * Return in what a result is not as expected, as a sentence; empty if it is, or was skipped.
     *
     * @param ledger where the requirement is looked up that it breaks
     */
    public Optional<String> surprise(CaseResult result, Ledger ledger) {
        if (!surprises(result)) {
            return Optional.empty();
        }
        Verdict expected = standing(result).expected();
        return Optional.of(result.verdict()
                + (expected == Verdict.PASS ? "" : ", where the baseline expects " + expected)
                + ": " + Reason.of(result, ledger));
    }

    /**
     * Return in what a target is not able to do what is expected, or does more: a sentence without a full stop for
     * each.
     *
     * @param capabilities what was seen, as the header of a record has it
     */
    public List<String> shortfalls(Map<String, Object> capabilities) {
        Stream<String> news = learns
                ? Stream.empty()
                : baseline.capabilities().stream().flatMap(known -> known.news(capabilities).stream());
        return Stream.concat(demands.missing(capabilities).stream(), news).toList();
    }
}
