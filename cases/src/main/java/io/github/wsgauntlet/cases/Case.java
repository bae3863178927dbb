package io.github.wsgauntlet.cases;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One question to a target: what is sent, which outcomes are allowed, and which requirements say so.
 *
 * @param id the stable, readable id, for example {@code framing/reserved-bits/no-extension[rsv=3,opcode=binary]}
 * @param title one line for people
 * @param section the section the case is about, of the RFC of its first requirement, for example {@code 5.2}
 * @param requirements ids in the requirement ledger; the first is the one that is judged, and gives the level
 * @param level how strongly that first requirement is worded
 * @param needs what the target has to offer, with what the scenario cannot be played without
 * @param group what the cases have in common that are played side by side, a connection each, because they only mean
 *     something together, for example {@code fuzz/interleaving/0a1b2c3d}; empty where a case is played alone
 * @param autobahn the ids of the Autobahn|Testsuite cases that send the same kind of input
 * @param why why the allowed outcomes are as they are, where that is not obvious; may be empty
 * @param byDefault whether it is played although nobody asked for it by name
 * @param scenario what is sent
 * @param expectation which outcomes are allowed
 */
public record Case(
        String id,
        String title,
        String section,
        List<String> requirements,
        Level level,
        Set<Need> needs,
        String group,
        List<String> autobahn,
        String why,
        boolean byDefault,
        Scenario scenario,
        Expectation expectation) {

    public Case {
        requirements = List.copyOf(requirements);
        Set<Need> all = EnumSet.noneOf(Need.class); // In order, so that what is said to be missing is always the same.
        all.addAll(needs);
        all.addAll(scenario.needs());
        needs = Collections.unmodifiableSet(all);
        autobahn = List.copyOf(autobahn);
    }

    /** Return the family, under which reports group the case, for example {@code framing}. */
    public String family() {
        return CaseIds.family(id);
    }

    /** Return which endpoint is under test. */
    public Role side() {
        return scenario.tester().peer();
    }

    /** Return what the case rests on, by what it sends and expects: where a target lacks it, the case says nothing. */
    public Set<Foundation> restsOn() {
        return Footing.of(this);
    }

    /** Return whether the case is made up by fuzzing, so that it is in no catalogue. */
    public boolean fuzzed() {
        return FuzzedIds.has(id);
    }

    /** Return this case under another id. */
    public Case withId(String other) {
        return new Case(
                other,
                title,
                section,
                requirements,
                level,
                needs,
                group,
                autobahn,
                why,
                byDefault,
                scenario,
                expectation);
    }

    /** Return this case as one of those that are played side by side. */
    public Case withGroup(String other) {
        return new Case(
                id, title, section, requirements, level, needs, other, autobahn, why, byDefault, scenario, expectation);
    }

    /** Return this case with another scenario. */
    public Case withScenario(Scenario other) {
        return new Case(
                id, title, section, requirements, level, needs, group, autobahn, why, byDefault, other, expectation);
    }

    /** Return this case with other ids of Autobahn|Testsuite. */
    public Case withAutobahn(List<String> other) {
        return new Case(
                id, title, section, requirements, level, needs, group, other, why, byDefault, scenario, expectation);
    }

    /**
     * Return this case as a soak: with its messages sent again and again, if it sends nothing but messages that are
     * compressed as agreed; else this case.
     *
     * @param messages how many messages at least
     */
    public Case withMessages(int messages) {
        return withScenario(scenario.withMessages(messages));
    }
}
