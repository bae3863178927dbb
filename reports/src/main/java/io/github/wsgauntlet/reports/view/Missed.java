package io.github.wsgauntlet.reports.view;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A requirement that is not kept, and the cases of one verdict that blame it.
 *
 * @param verdict their verdict
 * @param rule the requirement
 * @param cases the cases, at least one, those first that are about it
 */
public record Missed(Verdict verdict, RuleView rule, List<CaseResult> cases) {
    /** The verdicts on what is not kept, the worst first. */
    public static final List<Verdict> VERDICTS = List.of(Verdict.FAIL, Verdict.STRICT, Verdict.WARN);

    /** Of cases that blame the same, puts those first that are about it: others show it on the way to more. */
    public static final Comparator<CaseResult> ABOUT_IT_FIRST =
            Comparator.comparingInt(Missed::distance).thenComparing(CaseResult::id, NaturalOrder.COMPARATOR);

    private static final Comparator<Missed> FIRST_TO_FIX =
            Comparator.comparing((Missed missed) -> !missed.isBasic()).thenComparingInt(missed -> -missed.cases.size());

    /** Return what cases of a verdict blame: what others rest on first, then what most of them blame. */
    public static List<Missed> of(Verdict verdict, List<CaseResult> results, Ledger ledger) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .collect(groupingBy(CaseResult::blamed, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry -> new Missed(verdict, RuleView.of(entry.getKey(), ledger), aboutItFirst(entry.getValue())))
                .sorted(FIRST_TO_FIX)
                .toList();
    }

    private static List<CaseResult> aboutItFirst(List<CaseResult> cases) {
        return cases.stream().sorted(ABOUT_IT_FIRST).toList();
    }

    /** Return how far down the case cites what it blames. */
    private static int distance(CaseResult result) {
        int at = result.requirements().indexOf(result.blamed());
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private boolean isBasic() {
        return cases.stream().map(CaseResult::id).anyMatch(Foundation::isJudgedBy);
    }

    /** Return how many cases show it, and how bad it is. */
    public String extent() {
        String counted = Words.counted(cases.size(), "case");
        if (verdict != Verdict.FAIL) {
            return counted + ": " + verdict;
        }
        return counted + (cases.size() == 1 ? " fails" : " fail");
    }
}
