package io.github.wsgauntlet.harness.reception;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What those who come may be put to.
 *
 * @param cases the cases, in the order in which they are numbered from 1
 * @param ledger what they cite
 * @param name what a driver is told that a case is called
 * @param leftOut whether a client of that name is not put to a case
 * @param verdicts by whose rules a driver is told how its client behaved
 */
public record Menu(
        List<Case> cases,
        Ledger ledger,
        Function<Case, String> name,
        BiPredicate<String, Case> leftOut,
        AutobahnVerdicts verdicts) {
    public Menu {
        cases = List.copyOf(cases);
    }

    /** Return what everybody is put to, by our ids. */
    public static Menu of(List<Case> cases, Ledger ledger) {
        return new Menu(cases, ledger, Case::id, (agent, asked) -> false, AutobahnVerdicts.OURS);
    }
}
