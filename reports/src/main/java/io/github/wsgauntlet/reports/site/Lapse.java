package io.github.wsgauntlet.reports.site;

import static java.util.stream.Collectors.toMap;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.CaseLinks;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.Missed;
import java.util.List;
import java.util.Map;

/**
 * A requirement that the newest version of a target does not keep.
 *
 * @param missed the requirement, and the cases that show it
 * @param links the way to these
 * @param since from which version on it is so, as far as the records go, in a sentence; empty if there is one version
 */
record Lapse(Missed missed, CaseLinks links, String since) {

    static List<Lapse> of(SiteTarget target, Ledger ledger) {
        Map<String, CaseView> views = target.newest().views().stream()
                .collect(toMap(view -> view.result().id(), view -> view));
        List<CaseResult> cases = target.newest().run().cases();
        return Missed.VERDICTS.stream()
                .flatMap(verdict -> Missed.of(verdict, cases, ledger).stream())
                .map(missed -> new Lapse(
                        missed,
                        new CaseLinks(missed.cases().stream()
                                .map(each -> views.get(each.id()))
                                .toList()),
                        since(missed.rule().id(), target.visits())))
                .toList();
    }

    /** Go back from the newest version for as long as it is so; what was not asked of a version is not known of it. */
    private static String since(String rule, List<Visit> visits) {
        int first = visits.size() - 1;
        while (first > 0 && visits.get(first - 1).misses(rule)) {
            first--;
        }
        if (visits.size() == 1) {
            return "";
        }
        if (first == 0) {
            return "So is every version here, from " + visits.getFirst().version() + " on.";
        }
        Visit before = visits.get(first - 1);
        return "Since " + visits.get(first).version()
                + (before.keeps(rule)
                        ? "; " + before.version() + " keeps it."
                        : " at the latest; of " + before.version() + " it is not known.");
    }
}
