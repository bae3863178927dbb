package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.harness.target.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a run is made.
 *
 * @param jobs how many cases run at a time, at least 1
 * @param patience how long to wait, before it is scaled to the target's distance
 * @param shard the part of the cases that is played
 * @param absence how long a target may be gone before it counts as gone for good
 * @param grounded whether it is looked first at what cases rest on, so that one fault gets one name; otherwise each
 *     case is judged by itself
 * @param least how much is sent to the target at least to find out what it takes, even if no case sends so much
 * @param maxTime how long the run may take; empty if that does not matter
 */
public record RunOptions(
        int jobs,
        Patience patience,
        Shard shard,
        Duration absence,
        boolean grounded,
        Map<Limit, Long> least,
        Optional<Duration> maxTime) {
    private static final Duration USUAL_ABSENCE = Duration.ofSeconds(5);

    public RunOptions {
        least = Map.copyOf(least);
        if (jobs < 1) {
            throw new IllegalArgumentException("A run has 1 job or more, not " + jobs + ".");
        }
    }

    /** Create options for a target that is waited for 5 s when it is gone. */
    public RunOptions(int jobs, Patience patience, Shard shard) {
        this(jobs, patience, shard, USUAL_ABSENCE, true, Map.of(), Optional.empty());
    }

    /** Create options for all cases, as the other constructor does. */
    public RunOptions(int jobs, Patience patience) {
        this(jobs, patience, Shard.WHOLE);
    }

    /** Return the usual options: 16 jobs and the usual limits. */
    public static RunOptions standard() {
        return new RunOptions(16, Patience.standard());
    }

    /** Return these options with other limits on waiting. */
    public RunOptions withPatience(Patience other) {
        return new RunOptions(jobs, other, shard, absence, grounded, least, maxTime);
    }

    /** Return these options with another time to wait for a target that is gone. */
    public RunOptions withAbsence(Duration other) {
        return new RunOptions(jobs, patience, shard, other, grounded, least, maxTime);
    }

    /** Return these options with something that the target has to take. */
    public RunOptions withLeast(Map<Limit, Long> other) {
        return new RunOptions(jobs, patience, shard, absence, grounded, other, maxTime);
    }

    /** Return these options for judging each case by itself, whatever it rests on. */
    public RunOptions ungrounded() {
        return new RunOptions(jobs, patience, shard, absence, false, least, maxTime);
    }

    /** Return these options for a run that is ended after so long, whatever the target does then. */
    public RunOptions withMaxTime(Duration most) {
        return new RunOptions(jobs, patience, shard, absence, grounded, least, Optional.of(most));
    }
}
