package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.FuzzedIds;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import io.github.wsgauntlet.harness.run.Examined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

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

    /** Play what shows a fault again, each time with another seed, and count how often it does. */
    static Finding confirmed(Property property, int index, Played shown, LongFunction<Played> player) {
        Signature signature = shown.signature().orElseThrow();
        Played last = shown;
        int confirmed = 0;
        for (int seed = 1; seed <= CONFIRMATIONS; seed++) {
            Played played = player.apply(seed);
            if (!played.judged()) {
                played = player.apply(seed); // As on a machine that is busy; once more is enough for one that is not.
            }
            if (played.signature().filter(signature::alike).isPresent()) {
                confirmed++;
                last = played;
            }
        }
        return of(property, index, last, confirmed);
    }

    /**
     * Return the death of a target that does not come back, so that nothing can be played again: one of these was its
     * end.
     *
     * @param index the last sample of which an answer was seen
     * @param suspects what was played last, the last first, at least one
     */
    static Finding suspected(int index, List<Played> suspects) {
        List<Played> dead = suspects.stream().map(Killer::dead).toList();
        String id = FuzzedIds.of(
                Role.SERVER,
                Property.STREAM.key(),
                dead.getFirst().signature().orElseThrow().hash());
        var cases = new ArrayList<Case>();
        var examined = new ArrayList<Examined>();
        for (Played each : dead) {
            for (Case played : each.cases()) {
                cases.add(played.withId(id + "-" + (cases.size() + 1)));
            }
            examined.addAll(each.examined());
        }
        int fault = examined.indexOf(dead.getFirst().fault().orElseThrow());
        return new Finding(id, Property.STREAM, cases, examined, fault, index, 0);
    }

    private static Finding of(Property property, int index, Played played, int confirmed) {
        Role side = played.cases().getFirst().side();
        String id = FuzzedIds.of(
                side, property.key(), played.signature().orElseThrow().hash());
        boolean several = played.cases().size() > 1;
        var cases = new ArrayList<Case>();
        for (Case each : played.cases()) {
            cases.add(several ? each.withId(id + "-" + (cases.size() + 1)).withGroup(id) : each.withId(id));
        }
        int fault = played.examined().indexOf(played.fault().orElseThrow());
        return new Finding(id, property, cases, played.examined(), fault, index, confirmed);
    }

    /** Return whether it showed again each time; what does not is a race, the target's or the network's. */
    public boolean steady() {
        return confirmed == CONFIRMATIONS;
    }

    /** Return how many steps it takes after the opening handshakes. */
    public int steps() {
        return cases.stream()
                .mapToInt(each -> each.scenario().steps().size() - 1)
                .sum();
    }

    /** Return the case that the target gets wrong. */
    public Case wrong() {
        return cases.get(fault);
    }

    /** Return what that case has shown. */
    public Examined shown() {
        return examined.get(fault);
    }
}
