package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often each verdict was earned, by a target or for a case.
 *
 * @param counts a count for each verdict, 0 included
 */
public record Tally(Map<Verdict, Integer> counts) {
    private static final List<Verdict> VERDICTS = List.of(
            Verdict.FAIL, Verdict.STRICT, Verdict.WARN, Verdict.INFO, Verdict.INCONCLUSIVE, Verdict.PASS, Verdict.SKIP);

    /** From what asks for attention first to what asks for none. */
    public static final Comparator<Verdict> WORST_FIRST = Comparator.comparingInt(VERDICTS::indexOf);

    /** Orders by the number of FAIL, then of STRICT and so on, the most first; PASS and SKIP do not count. */
    public static final Comparator<Tally> COMPARATOR = VERDICTS.stream()
            .filter(verdict -> !unremarkable(verdict))
            .map(verdict -> Comparator.comparingInt((Tally tally) -> -tally.count(verdict)))
            .reduce(Comparator::thenComparing)
            .orElseThrow();

    public static Tally of(Collection<CaseResult> results) {
        return new Tally(RunFooter.count(results));
    }

    /** Add up. */
    public static Tally sum(Collection<Tally> tallies) {
        Map<Verdict, Integer> sum = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            sum.put(
                    verdict,
                    tallies.stream().mapToInt(tally -> tally.count(verdict)).sum());
        }
        return new Tally(Collections.unmodifiableMap(sum));
    }

    /** Return whether a verdict says that there is nothing to look at. */
    public static boolean unremarkable(Verdict verdict) {
        return verdict == Verdict.PASS || verdict == Verdict.SKIP;
    }

    public int count(Verdict verdict) {
        return counts.get(verdict);
    }

    /** Return how many there are of any verdict. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Return how many verdicts judge the target. */
    public int judged() {
        return total() - count(Verdict.SKIP) - count(Verdict.INCONCLUSIVE);
    }

    /** Return the first verdict in need of attention that was earned at all, SKIP if none was. */
    public Verdict worst() {
        return VERDICTS.stream()
                .filter(verdict -> count(verdict) > 0)
                .findFirst()
                .orElse(Verdict.SKIP);
    }

    /** Return the verdicts that were earned, worst first and not judged last. */
    public List<VerdictCount> earned() {
        return VerdictCount.of(counts);
    }

    /** Return all of it as running text has it, for example {@code 3 fail, 80 pass}. */
    public String words() {
        return earned().stream().map(VerdictCount::words).collect(Collectors.joining(", "));
    }

    /** Return all of it by the names of the verdicts, for example {@code 3 FAIL, 80 PASS}. */
    public String names() {
        return earned().stream()
                .map(each -> each.count() + " " + each.verdict())
                .collect(Collectors.joining(", "));
    }
}
