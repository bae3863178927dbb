package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.harness.target.Patience;

/**
 * How a run is made.
 *
 * @param jobs how many cases run at a time, at least 1
 * @param patience how long to wait, before it is scaled to the target's distance
 * @param shard the part of the cases that is played
 */
public record RunOptions(int jobs, Patience patience, Shard shard) {
    public RunOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("A run has 1 job or more, not " + jobs + ".");
        }
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
        return new RunOptions(jobs, other, shard);
    }
}
