package io.github.wsgauntlet.reports.html;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.Durations;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.RuleView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was fuzzed, as the HTML report shows it.
 *
 * @param fuzzing the summary
 * @param properties what was tried, in its order
 * @param groups the states that were reached, by kind
 * @param sections the requirements that samples were about, by section
 */
record FuzzView(Fuzzing fuzzing, List<Row> properties, List<Group> groups, List<Section> sections) {

    /**
     * A property.
     *
     * @param tried how often it was tried
     * @param findings the cases that show that it does not hold
     */
    record Row(Fuzzing.Tried tried, List<CaseView> findings) {}

    /** States of one kind, in their order. */
    record Group(String title, List<State> states) {
        String total() {
            return number(states.stream().mapToLong(State::count).sum());
        }

        /** Return how often its most frequent state was reached, 1 or more, which the bars are drawn against. */
        int most() {
            return states.stream().mapToInt(State::count).reduce(1, Math::max);
        }
    }

    /** A state of the oracle, and how often it was reached. */
    record State(String label, int count) {
        String number() {
            return FuzzView.number(count);
        }
    }

    /**
     * The requirements of one section.
     *
     * @param reference the section, for example {@code RFC 6455 5.1}; empty if the ledger does not know it
     * @param link where it can be read; empty if there is no such page
     * @param rules the requirements, by id
     */
    record Section(String reference, String link, List<Rule> rules) {}

    /** A requirement, and how many scenarios were about it. */
    record Rule(RuleView rule, int count) {
        String number() {
            return FuzzView.number(count);
        }
    }

    static FuzzView of(Fuzzing fuzzing, List<CaseView> cases, Ledger ledger) {
        return new FuzzView(
                fuzzing,
                fuzzing.properties().stream()
                        .map(tried -> new Row(tried, findings(tried, cases)))
                        .toList(),
                groups(fuzzing.states()),
                sections(fuzzing.requirements(), ledger));
    }

    private static List<CaseView> findings(Fuzzing.Tried tried, List<CaseView> cases) {
        return cases.stream()
                .filter(view ->
                        view.found().isPresent() && tried.has(view.result().id()))
                .toList();
    }

    private static List<Group> groups(Map<String, Integer> states) {
        Map<StateGroup, List<State>> groups = new EnumMap<>(StateGroup.class);
        states.forEach((name, count) -> {
            StateGroup group = StateGroup.of(name);
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(new State(group.label(name), count));
        });
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey().title(), entry.getValue()))
                .toList();
    }

    private static List<Section> sections(Map<String, Integer> requirements, Ledger ledger) {
        Map<String, List<Rule>> sections = new TreeMap<>(NaturalOrder.COMPARATOR);
        requirements.forEach((id, count) -> {
            RuleView rule = RuleView.of(id, ledger);
            sections.computeIfAbsent(rule.reference(), key -> new ArrayList<>()).add(new Rule(rule, count));
        });
        return sections.values().stream()
                .map(FuzzView::section)
                .sorted(Comparator.comparing(section -> section.reference().isEmpty()))
                .toList();
    }

    private static Section section(List<Rule> rules) {
        RuleView first = rules.getFirst().rule();
        return new Section(
                first.reference(),
                first.link(),
                rules.stream()
                        .sorted(Comparator.comparing(each -> each.rule().id(), NaturalOrder.COMPARATOR))
                        .toList());
    }

    /** Return how much was tried and what came of it. */
    String summary() {
        int findings = fuzzing.findings().size();
        String again = fuzzing.again() == 0
                ? ""
                : ", which " + counted(fuzzing.again(), "further " + (fuzzing.again() == 1 ? "sample" : "samples"))
                        + " showed again";
        String unjudged = fuzzing.unjudged() == 0 ? "" : "; " + number(fuzzing.unjudged()) + " could not be judged";
        return samples() + " of seed " + fuzzing.seed() + " in " + Durations.words(fuzzing.millis()) + ", "
                + (findings == 0 ? "no finding" : counted(findings, findings == 1 ? "finding" : "findings") + again)
                + unjudged + ".";
    }

    /** Return how many samples there were, for example {@code 2,000 samples}. */
    String samples() {
        return counted(fuzzing.tries(), fuzzing.tries() == 1 ? "sample" : "samples");
    }

    /** Return what stands for the requirements as long as they are folded away. */
    String folded() {
        int count = fuzzing.requirements().size();
        return "The scenarios were about " + counted(count, count == 1 ? "requirement" : "requirements");
    }

    private static String counted(int count, String noun) {
        return number(count) + ' ' + noun;
    }

    /** Return a number as people read it, however large it is. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
