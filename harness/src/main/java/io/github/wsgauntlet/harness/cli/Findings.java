package io.github.wsgauntlet.harness.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Missed;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.RuleView;
import io.github.wsgauntlet.reports.view.Standing;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import io.github.wsgauntlet.reports.view.Tally;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run has shown, fault by fault, in an order that does not depend on which case ended first. */
final class Findings {
    /** What fails a run before what does not, and the worst first. */
    private static final Comparator<Fault> WORST_FIRST = Comparator.<Fault>comparingInt(fault -> rank(fault.kind()))
            .thenComparing(Fault::verdict, Tally.WORST_FIRST)
            .thenComparing(fault -> !Foundation.isJudgedBy(fault.first().id()))
            .thenComparing(fault -> fault.first().id(), NaturalOrder.COMPARATOR);

    private final List<Fault> faults;

    private Findings(List<Fault> faults) {
        this.faults = faults;
    }

    /**
     * What a case shows; those that show the same are one fault.
     *
     * @param verdict its verdict
     * @param kind how that stands to what is expected
     * @param expected the verdict that is expected
     * @param what the requirement that is not kept, or why nothing could be judged
     */
    private record Sight(Verdict verdict, Kind kind, Verdict expected, String what) {
        static Sight of(CaseResult result, Yardstick yardstick) {
            Standing standing = yardstick.standing(result);
            return new Sight(result.verdict(), standing.kind(), standing.expected(), what(result));
        }

        private static String what(CaseResult result) {
            if (result.verdict() == Verdict.PASS) {
                return "";
            }
            return result.verdict().judged() ? result.blamed() : result.actual();
        }

        /** Return whether there is anything to tell: not of what passes or was skipped, and is as expected. */
        private boolean tells() {
            return kind == Kind.BETTER || !Tally.unremarkable(verdict);
        }
    }

    /**
     * What one case or several show.
     *
     * @param sight what that is
     * @param ledger where the requirement is looked up that is not kept
     * @param cases the cases, those first that are about it, otherwise in natural order
     */
    record Fault(Sight sight, Ledger ledger, List<CaseResult> cases) {
        Verdict verdict() {
            return sight.verdict();
        }

        Kind kind() {
            return sight.kind();
        }

        CaseResult first() {
            return cases.getFirst();
        }

        /** Return in one line what the cases have shown, in whole sentences where it is a requirement. */
        String title() {
            Verdict expected = sight.expected();
            String expects = expected == Verdict.PASS ? "" : " (the baseline expects " + expected + ")";
            return said() + expects;
        }

        private String said() {
            if (verdict() == Verdict.PASS) {
                return "This is better than known.";
            }
            if (!verdict().judged()) {
                return sight.what();
            }
            RuleView rule = RuleView.of(sight.what(), ledger);
            return rule.reference().isEmpty() ? rule.says() : rule.reference() + ": " + rule.says();
        }

        /** Return whether it fails the run. */
        boolean unexpected() {
            return kind() == Kind.WORSE || kind() == Kind.BETTER;
        }
    }

    /** Put together what cases have shown that cite a ledger. */
    static Findings of(Collection<CaseResult> results, Yardstick yardstick, Ledger ledger) {
        Map<Sight, List<CaseResult>> alike = results.stream()
                .sorted(Missed.ABOUT_IT_FIRST)
                .collect(groupingBy(result -> Sight.of(result, yardstick), LinkedHashMap::new, toList()));
        return new Findings(alike.entrySet().stream()
                .filter(entry -> entry.getKey().tells())
                .map(entry -> new Fault(entry.getKey(), ledger, entry.getValue()))
                .sorted(WORST_FIRST)
                .toList());
    }

    private static int rank(Kind kind) {
        return switch (kind) {
            case WORSE -> 0;
            case BETTER -> 1;
            case MOVED -> 2;
            case UNREMARKABLE -> 3;
            case KNOWN -> 4;
        };
    }

    /** Return what fails the run. */
    List<Fault> unexpected() {
        return faults.stream().filter(Fault::unexpected).toList();
    }

    /** Return what does not fail the run, but for what the baseline knows. */
    List<Fault> others() {
        return faults.stream()
                .filter(fault -> !fault.unexpected() && fault.kind() != Kind.KNOWN)
                .toList();
    }
}
