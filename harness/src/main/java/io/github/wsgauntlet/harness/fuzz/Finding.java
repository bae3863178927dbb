package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.harness.run.Examined;
import java.util.List;

/**
 * Something a target gets wrong, shrunk to what shows it.
 *
 * @param id what it is called in reports and baselines, for example {@code fuzz/violation/0a1b2c3d}; the same fault has
 *     the same id in every run
 * @param property what does not hold
 * @param cases the case of each connection
 * @param examined what each has shown when it was last played
 * @param fault the one of these that is wrong
 * @param index the sample that showed it first, counted from 0
 * @param confirmed on how many of three further plays it showed again
 */
public record Finding(
        String id, Property property, List<Case> cases, List<Examined> examined, int fault, int index, int confirmed) {
    /** How often a finding is played again before it counts. */
    public static final int CONFIRMATIONS = 3;

    public Finding {
        cases = List.copyOf(cases);
        examined = List.copyOf(examined);
    }

    /** Returns whether it showed again each time; what does not is a race, the target's or the network's. */
    public boolean steady() {
        return confirmed == CONFIRMATIONS;
    }

    /** Returns how many steps it takes behind the opening handshakes. */
    public int steps() {
        return cases.stream().mapToInt(each -> each.scenario().steps().size() - 1).sum();
    }

    /** Returns the case that the target gets wrong. */
    public Case wrong() {
        return cases.get(fault);
    }

    /** Returns what that case has shown. */
    public Examined shown() {
        return examined.get(fault);
    }

}
