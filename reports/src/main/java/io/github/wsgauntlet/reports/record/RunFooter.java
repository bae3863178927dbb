package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The last line of a run: it says that the run came to its end. A record without it is not a valid run.
 *
 * @param finished when the last case had ended
 * @param millis how long the run took, in milliseconds
 * @param counts how many cases earned each verdict, what was fuzzed included; a verdict that is left out counts 0
 * @param exit the exit code of the run, 0 to 3
 * @param summary the verdict on the target in one sentence
 * @param busy how many percent of a processor the target kept busy when everything was closed, 0 or more; 0 where that
 *     is hardly anything, or nobody looked. It is a remark, and no verdict
 * @param ended whether it came to its own end; what was not played by then is INCONCLUSIVE
 */
public record RunFooter(
        Instant finished,
        double millis,
        Map<Verdict, Integer> counts,
        int exit,
        String summary,
        int busy,
        Ended ended) {

    /** The exit code of a run that proves nothing of its target. */
    public static final int NOT_JUDGED = 3;

    /** How a run came to its end. */
    public enum Ended {
        /** Every case was played that could be. */
        WHOLE,
        /** Its time was over. */
        TIME_OVER,
        /** The target no longer did what it had done at first, so that nothing after that says anything of it. */
        TARGET_CHANGED
    }

    /**
     * Create the footer.
     *
     * @throws IllegalArgumentException if a count, {@code busy} or {@code millis} is negative, or {@code millis} is not
     *     finite
     */
    public RunFooter {
        millis = Durations.checked(millis);
        if (busy < 0) {
            throw new IllegalArgumentException("A target keeps 0 percent of a processor busy or more, not " + busy);
        }
        Map<Verdict, Integer> all = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            int count = counts.getOrDefault(verdict, 0);
            if (count < 0) {
                throw new IllegalArgumentException("A run has 0 cases or more with " + verdict + ", not " + count);
            }
            all.put(verdict, count);
        }
        counts = Collections.unmodifiableMap(all);
    }

    /** Create the footer of a whole run after which nobody looked how busy the target stayed. */
    public RunFooter(Instant finished, double millis, Map<Verdict, Integer> counts, int exit, String summary) {
        this(finished, millis, counts, exit, summary, 0, Ended.WHOLE);
    }

    /** Return whether the run was ended before all cases were played. */
    public boolean early() {
        return ended != Ended.WHOLE;
    }

    /**
     * Return whether the target could be judged. Where the exit code says that it could not, what was not found proves
     * nothing; what was judged before it was gone does.
     */
    public boolean judged() {
        return exit != NOT_JUDGED;
    }

    /**
     * Count the verdicts of some cases.
     *
     * @return a count for each verdict, 0 included
     */
    public static Map<Verdict, Integer> count(Collection<CaseResult> cases) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        cases.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }
}
