package io.github.wsgauntlet.harness.run;

import java.util.ArrayList;
import java.util.List;

/** Which cases a target was busy with when it was last seen alive: one of them may have ended it. Thread safe. */
final class LastAlive {
    private static final int MOST_NAMED = 6;

    private final List<String> begun = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    /** How many cases had ended when the last one began that got a connection. */
    private int endedBefore;

    /**
     * Note that a case begins.
     *
     * @return how many have ended before, for {@link #end}
     */
    synchronized int begin(String id) {
        begun.add(id);
        return ended.size();
    }

    /**
     * Note that a case has ended.
     *
     * @param before what {@link #begin} returned
     * @param connected whether it got a connection
     */
    synchronized void end(String id, int before, boolean connected) {
        begun.remove(id);
        ended.add(id);
        endedBefore = connected ? Math.max(endedBefore, before) : endedBefore;
    }

    /** Return the cases that were played then, as a sentence. */
    synchronized String sentence() {
        var busy = new ArrayList<>(ended.subList(endedBefore, ended.size()));
        busy.addAll(begun);
        List<String> named = busy.size() <= MOST_NAMED ? busy : busy.subList(0, MOST_NAMED);
        String others = busy.size() <= MOST_NAMED
                ? ""
                : " and " + (busy.size() - MOST_NAMED) + " other cases; with --jobs 1 there are fewer";
        return "It was last busy with " + String.join(", ", named) + others + ".";
    }
}
