package io.github.wsgauntlet.reports.html;

import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.RuleState;
import io.github.wsgauntlet.reports.view.RuleView;

/**
 * A requirement on the map.
 *
 * @param rule the requirement
 * @param state what the run says about it
 * @param why why it is in that state, where its cases do not say so; may be empty
 * @param cases the numbers of the cases that are about it in the page, counted from 0, for example {@code 3-5 9}
 */
record RuleCell(RuleView rule, RuleState state, String why, String cases) {
    /** Return the id of its place in the page. */
    String anchor() {
        return "requirement-" + Legible.text(rule.id());
    }

    /** Return all that can be said in a line: its state and what is required. */
    String line() {
        return state.words() + ": " + rule.says();
    }
}
