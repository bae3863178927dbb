package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the cases of a run say about one requirement. A case that passes is evidence for all it cites; one that ends red
 * is evidence against the requirement it blames alone, and leaves the others that it cites open.
 */
public final class RuleEvidence {
    private final TreeSet<Integer> numbers = new TreeSet<>();
    private RuleState state = RuleState.UNTESTED;
    private String reason = "";

    private RuleEvidence() {}

    /**
     * Gather the evidence.
     *
     * @param views the cases, in the order of the page
     * @return what is known of each requirement that a case cites or blames, by its id
     */
    public static Map<String, RuleEvidence> of(List<CaseView> views) {
        Map<String, RuleEvidence> all = new LinkedHashMap<>();
        for (int i = 0; i < views.size(); i++) {
            CaseResult result = views.get(i).result();
            for (RuleView rule : views.get(i).rules()) {
                all.computeIfAbsent(rule.id(), id -> new RuleEvidence()).add(i, result, state(result, rule.id()));
            }
        }
        return all;
    }

    private static RuleState state(CaseResult result, String id) {
        Verdict verdict = result.verdict();
        boolean about = id.equals(result.blamed());
        return switch (verdict) {
            case PASS, SKIP, INCONCLUSIVE -> RuleState.of(verdict);
            case INFO, WARN, STRICT, FAIL -> about ? RuleState.of(verdict) : RuleState.UNPROVEN;
        };
    }

    private void add(int number, CaseResult result, RuleState shown) {
        numbers.add(number);
        if (state != shown && state.worse(shown) == shown) {
            state = shown;
            reason = result.actual();
        }
    }

    /** Return what all of it comes to. */
    public RuleState state() {
        return state;
    }

    /** Return why nothing was proved, if nothing was; else an empty string. */
    public String why() {
        return switch (state) {
            case UNPROVEN -> "Every case that cites it ended red over another requirement.";
            case SKIP, INCONCLUSIVE -> reason;
            case FAIL, STRICT, WARN, INFO, PASS, UNPLAYED, UNTESTED -> "";
        };
    }

    /** Return the numbers of the cases, those in a row as a range: {@code 3-5 9}. */
    public String ranges() {
        StringBuilder ranges = new StringBuilder();
        Integer first = numbers.first();
        for (Integer number : numbers) {
            if (numbers.contains(number + 1)) {
                continue;
            }
            ranges.append(ranges.isEmpty() ? "" : " ")
                    .append(first.equals(number) ? "" : first + "-")
                    .append(number);
            Integer next = numbers.higher(number);
            first = next == null ? number : next;
        }
        return ranges.toString();
    }
}
