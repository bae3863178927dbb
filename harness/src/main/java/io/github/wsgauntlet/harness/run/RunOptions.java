package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.harness.target.Patience;

/**
 * How a run is made.
 *
 * @param jobs how many cases run at a time, at least 1
 * @param patience how long to wait, before it is scaled to the target's distance
 */
public record RunOptions(int jobs, Patience patience) {
    public RunOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("A run has 1 job or more, not " + jobs + ".");
        }
    }

    /** Returns the usual options: 16 jobs and the usual limits. */
    public static RunOptions standard() {
        return new RunOptions(16, Patience.standard());
    }
}
