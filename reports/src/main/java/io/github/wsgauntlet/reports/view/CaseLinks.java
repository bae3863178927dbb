package io.github.wsgauntlet.reports.view;

import java.util.List;

/**
 * Cases that have something in common. A few of them are named at once, and the others are folded away.
 *
 * @param cases the cases, at least one
 */
public record CaseLinks(List<CaseView> cases) {
    /** So many links can be taken in at a glance. */
    private static final int FIRST = 6;

    /** Return the cases that are named at once: a few, and all where only one would be left. */
    List<CaseView> first() {
        return cases.subList(0, cases.size() <= FIRST + 1 ? cases.size() : FIRST);
    }

    /** Return the cases that are folded away. */
    List<CaseView> others() {
        return cases.subList(first().size(), cases.size());
    }
}
