package io.github.wsgauntlet.reports.site;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.Dates;
import io.github.wsgauntlet.reports.view.Headline;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.RuleEvidence;
import io.github.wsgauntlet.reports.view.RuleState;
import io.github.wsgauntlet.reports.view.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One version of a target, as one run saw it.
 *
 * @param version the version; empty if the target does not say
 * @param run the run
 * @param views its cases, what someone has to look into first
 * @param states what they say of each requirement that they cite or blame, by its id
 */
record Visit(String version, Results run, List<CaseView> views, Map<String, RuleState> states) {

    /** Orders the oldest version first. */
    static final Comparator<Visit> OLDEST_FIRST = Comparator.comparing(Visit::version, NaturalOrder.COMPARATOR);

    static Visit of(String version, Results run, Ledger ledger) {
        List<CaseView> views = run.cases().stream()
                .sorted(Comparator.comparing(CaseResult::id, NaturalOrder.COMPARATOR))
                .map(result -> CaseView.of(result, run, ledger))
                .sorted(Comparator.comparingInt(CaseView::urgency))
                .toList();
        Map<String, RuleState> states = RuleEvidence.of(views).entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().state()));
        return new Visit(version, run, views, states);
    }

    /** Return what the run says of a requirement. */
    RuleState state(String rule) {
        return states.getOrDefault(rule, RuleState.UNPLAYED);
    }

    /** Return whether the version does not do as a requirement says. */
    boolean misses(String rule) {
        return state(rule).compareTo(RuleState.WARN) <= 0;
    }

    /** Return whether the version was seen to do as a requirement says, or to choose among what it allows. */
    boolean keeps(String rule) {
        return state(rule) == RuleState.PASS || state(rule) == RuleState.INFO;
    }

    /** Return how many requirements the version breaks. */
    int broken() {
        return Headline.broken(run.cases()).size();
    }

    Tally tally() {
        return Tally.of(run.cases());
    }

    /** Return the day and the time of the run. */
    String date() {
        return Dates.words(run.header().started());
    }
}
