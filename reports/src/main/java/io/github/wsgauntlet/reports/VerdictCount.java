package io.github.wsgauntlet.reports;

import io.github.wsgauntlet.cases.Verdict;
import java.util.Collection;
import java.util.List;

/** How many cases earned a verdict. */
record VerdictCount(Verdict verdict, int count) {

    /** Count the verdicts of some cases, worst first and not judged last, without those that nobody earned. */
    static List<VerdictCount> of(Collection<CaseResult> cases) {
        var counts = RunFooter.count(cases);
        return VERDICTS.stream()
                .filter(verdict -> counts.get(verdict) > 0)
                .map(verdict -> new VerdictCount(verdict, counts.get(verdict)))
                .toList();
    }

    private static final List<Verdict> VERDICTS = List.of(
            Verdict.FAIL, Verdict.STRICT, Verdict.WARN, Verdict.INFO, Verdict.PASS, Verdict.INCONCLUSIVE, Verdict.SKIP);

    /** Returns the sign that tells a verdict apart where colours do not. */
    static String symbol(Verdict verdict) {
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

    /** Returns the verdict as running text has it, for example {@code 3 fail}. */
    String words() {
        return count + " " + verdict.key();
    }
}
