package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Headline;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a run means to whoever started it, and why.
 *
 * @param exit the exit code
 * @param because why, in a few words without a full stop
 */
record Decision(Exit exit, String because) {

    /** Decide on a run that reached its end against a target that was there. */
    static Decision of(Collection<CaseResult> results, Map<String, Object> capabilities, Yardstick yardstick) {
        if (results.stream().noneMatch(result -> result.verdict().judged())) {
            return new Decision(Exit.NOT_JUDGED, "not a single case could be judged");
        }
        List<String> reasons = reasons(results, yardstick);
        reasons.addAll(yardstick.shortfalls(capabilities));
        if (!reasons.isEmpty()) {
            return new Decision(Exit.NOT_AS_EXPECTED, String.join("; ", reasons));
        }
        return new Decision(Exit.AS_EXPECTED, unsurprising(results, yardstick));
    }

    /** Return the decision where the target could not be judged. */
    static Decision notJudged(String because) {
        return new Decision(Exit.NOT_JUDGED, because);
    }

    /**
     * Decide on a run that was ended early: what is not as expected is that all the same, and what is as expected is no
     * more than a part of what was asked for.
     *
     * @param because what ended it
     */
    static Decision early(Collection<CaseResult> results, Yardstick yardstick, String because) {
        List<CaseResult> judged =
                results.stream().filter(result -> result.verdict().judged()).toList();
        List<String> reasons = reasons(judged, yardstick);
        reasons.add(because);
        return new Decision(reasons.size() > 1 ? Exit.NOT_AS_EXPECTED : Exit.NOT_JUDGED, String.join("; ", reasons));
    }

    private static List<String> reasons(Collection<CaseResult> results, Yardstick yardstick) {
        List<CaseResult> worse = of(Kind.WORSE, results, yardstick);
        var reasons = new ArrayList<String>();
        List<CaseResult> failed = worse.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .toList();
        if (!failed.isEmpty()) {
            reasons.add(Words.counted(Headline.broken(failed).size(), "requirement") + " broken, "
                    + Words.counted(failed.size(), "case"));
        }
        for (Verdict verdict : List.of(Verdict.STRICT, Verdict.WARN, Verdict.INFO, Verdict.INCONCLUSIVE)) {
            long cases =
                    worse.stream().filter(result -> result.verdict() == verdict).count();
            if (cases > 0) {
                reasons.add(Words.counted(cases, "case") + " " + verdict);
            }
        }
        int better = of(Kind.BETTER, results, yardstick).size();
        if (better > 0) {
            reasons.add(Words.counted(better, "case") + " better than the baseline expects");
        }
        return reasons;
    }

    private static List<CaseResult> of(Kind kind, Collection<CaseResult> results, Yardstick yardstick) {
        return results.stream()
                .filter(result -> yardstick.standing(result).kind() == kind)
                .toList();
    }

    private static String unsurprising(Collection<CaseResult> results, Yardstick yardstick) {
        if (yardstick.learns()) {
            return "the baseline expects now what was seen";
        }
        if (yardstick.known()) {
            return "as the baseline expects";
        }
        if (yardstick.failOn().isEmpty()) {
            return "nothing fails a run with --fail-on none";
        }
        long judged =
                results.stream().filter(result -> result.verdict().judged()).count();
        return "nothing broken in " + Words.counted(judged, "case");
    }
}
