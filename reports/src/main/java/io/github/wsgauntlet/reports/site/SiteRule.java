package io.github.wsgauntlet.reports.site;

import static java.util.stream.Collectors.groupingBy;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.RuleState;
import io.github.wsgauntlet.reports.view.RuleView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A requirement, and who keeps it.
 *
 * @param rule the requirement
 * @param file what its page is called, without its end
 * @param answers the targets of whose newest version a run says something about it, in their order
 */
record SiteRule(RuleView rule, String file, List<Answer> answers) {
    /** Those that most targets break first, then by how many miss them otherwise, then in the order of their RFCs. */
    private static final Comparator<SiteRule> MOST_BROKEN_FIRST = Comparator.comparingInt(
                    (SiteRule each) -> -each.count(RuleState.FAIL))
            .thenComparingInt(each -> -each.count(RuleState.STRICT))
            .thenComparingInt(each -> -each.count(RuleState.WARN))
            .thenComparing(each -> each.rule().id(), NaturalOrder.COMPARATOR);

    /**
     * What a target does about a requirement.
     *
     * @param target the target
     * @param state what its run says
     * @param proof the case that shows it best; empty where nothing was missed
     */
    record Answer(SiteTarget target, RuleState state, Optional<CaseView> proof) {
        private static Answer of(SiteTarget target, String rule) {
            RuleState state = target.newest().state(rule);
            return new Answer(
                    target,
                    state,
                    target.newest().views().stream()
                            .filter(view -> proves(view.result(), state, rule))
                            .findFirst());
        }

        private static boolean proves(CaseResult result, RuleState state, String rule) {
            return state.compareTo(RuleState.INFO) <= 0
                    && RuleState.of(result.verdict()) == state
                    && result.blamed().equals(rule);
        }

        /** Return the link to what proves it, or to the page of the target, from the root of the site. */
        String link() {
            return target.page() + proof.map(CaseView::link).orElse("");
        }
    }

    /** Gather what the targets do about each requirement that their cases cite. */
    static List<SiteRule> of(List<SiteTarget> targets, Ledger ledger) {
        Map<String, List<SiteTarget>> asked = new TreeMap<>(NaturalOrder.COMPARATOR);
        for (SiteTarget target : targets) {
            target.newest()
                    .states()
                    .keySet()
                    .forEach(rule -> asked.computeIfAbsent(rule, none -> new ArrayList<>())
                            .add(target));
        }
        FileNames files = new FileNames();
        return asked.entrySet().stream()
                .map(each -> new SiteRule(
                        RuleView.of(each.getKey(), ledger),
                        files.of(each.getKey()),
                        each.getValue().stream()
                                .map(target -> Answer.of(target, each.getKey()))
                                .toList()))
                .sorted(MOST_BROKEN_FIRST)
                .toList();
    }

    int count(RuleState state) {
        return Math.toIntExact(
                answers.stream().filter(each -> each.state() == state).count());
    }

    /** Return how many targets were seen to keep it, or to choose among what it allows. */
    int kept() {
        return count(RuleState.PASS) + count(RuleState.INFO);
    }

    /** Return how many targets a verdict was reached on. */
    int judged() {
        return Math.toIntExact(answers.stream()
                .filter(each -> each.state().compareTo(RuleState.PASS) <= 0)
                .count());
    }

    /** Return who keeps it in one sentence. */
    String headline() {
        return judged() == 0
                ? "No target was judged by it"
                : "Kept by " + kept() + " of " + judged() + (judged() == 1 ? " target" : " targets") + " judged by it";
    }

    /** Return the answers by what they come to, what asks for attention first. */
    Map<RuleState, List<Answer>> byState() {
        return answers.stream()
                .collect(groupingBy(Answer::state, () -> new EnumMap<>(RuleState.class), Collectors.toList()));
    }

    /** Return where its page is, from the root of the site. */
    String page() {
        return "requirements/" + file + ".html";
    }

    /** Return what the search looks through, in lower case: its words, and who misses it. */
    String searched() {
        return Stream.concat(
                        Stream.of(rule.id(), rule.says(), rule.source()),
                        answers.stream()
                                .filter(each -> each.state().compareTo(RuleState.WARN) <= 0)
                                .map(each -> each.target().fullLabel()))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
