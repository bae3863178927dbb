package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cases a target was busy with when it was last seen alive: one of them may have ended it. What a case has shown
 * is kept until the target is known to have lived through it, which is when one that began later has got a connection.
 * Thread safe.
 */
final class LastAlive {
    private static final int MOST_NAMED = 6;

    private final List<Busy> begun = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();

    /** How many have ended and are cleared, so that they are no longer in the list. */
    private int cleared;

    /**
     * Cases that are played in step.
     *
     * @param cases the cases
     * @param endedBefore how many had ended when they began
     */
    record Busy(List<Case> cases, int endedBefore) {}

    private record Ended(List<Case> cases, List<CaseResult> results) {}

    /** Note that cases begin. */
    synchronized Busy begin(List<Case> cases) {
        var busy = new Busy(cases, cleared + ended.size());
        begun.add(busy);
        return busy;
    }

    /**
     * Note that cases have ended, and that they got a connection.
     *
     * @return what is known by now to have left the target alive
     */
    synchronized List<CaseResult> end(Busy busy, List<CaseResult> results) {
        begun.remove(busy);
        ended.add(new Ended(busy.cases(), results));
        return clear(busy.endedBefore() - cleared);
    }

    /** Note that the target is alive now; returns what has ended. */
    synchronized List<CaseResult> clear() {
        return clear(ended.size());
    }

    private List<CaseResult> clear(int first) {
        List<Ended> done = ended.subList(0, Math.max(0, first));
        List<CaseResult> results =
                done.stream().flatMap(each -> each.results().stream()).toList();
        cleared += done.size();
        done.clear();
        return results;
    }

    /** Return the cases that were played then, newest first, and forget them. */
    synchronized List<List<Case>> takeSuspects() {
        var suspects = new ArrayList<List<Case>>();
        ended.forEach(each -> suspects.add(each.cases()));
        begun.forEach(each -> suspects.add(each.cases()));
        cleared += ended.size();
        ended.clear();
        begun.clear();
        return suspects.reversed();
    }

    /** Return what may have ended a target, as a sentence. */
    static String sentence(List<List<Case>> suspects) {
        List<String> ids = suspects.stream().flatMap(List::stream).map(Case::id).toList();
        List<String> named = ids.size() <= MOST_NAMED ? ids : ids.subList(0, MOST_NAMED);
        String others = ids.size() <= MOST_NAMED
                ? ""
                : " and " + (ids.size() - MOST_NAMED) + " other cases; with --jobs 1 there are fewer";
        return "It was last busy with " + String.join(", ", named) + others + ".";
    }
}
