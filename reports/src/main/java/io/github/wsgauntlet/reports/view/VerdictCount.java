package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How many cases earned a verdict. */
public record VerdictCount(Verdict verdict, int count) {

    /** Count the verdicts of some cases, worst first and not judged last, without those that nobody earned. */
    public static List<VerdictCount> of(Collection<CaseResult> cases) {
        return of(RunFooter.count(cases));
    }

    /** Put counts into the same order. */
    public static List<VerdictCount> of(Map<Verdict, Integer> counts) {
        return VERDICTS.stream()
                .filter(verdict -> counts.get(verdict) > 0)
                .map(verdict -> new VerdictCount(verdict, counts.get(verdict)))
                .toList();
    }

    private static final List<Verdict> VERDICTS = List.of(
            Verdict.FAIL, Verdict.STRICT, Verdict.WARN, Verdict.INFO, Verdict.PASS, Verdict.INCONCLUSIVE, Verdict.SKIP);

    /** Return the sign that tells a verdict apart where colours do not. */
    public static String symbol(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case INFO -> "i";
            case WARN -> "▲";
            case STRICT -> "◆";
            case FAIL -> "✕";
            case SKIP -> "–";
            case INCONCLUSIVE -> "?";
        };
    }

    /** Return what a verdict says about a target, in a few words. */
    static String meaning(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "did what is required";
            case INFO -> "made a choice the RFC leaves open";
            case WARN -> "missed a SHOULD, or right but slow";
            case STRICT -> "broke the letter of a MUST, with an excuse";
            case FAIL -> "broke a MUST, and no sentence excuses it";
            case SKIP -> "lacks what the case needs";
            case INCONCLUSIVE -> "could not be judged";
        };
    }

    /** Return the verdict as running text has it, for example {@code 3 fail}. */
    String words() {
        return count + " " + verdict.key();
    }
}
