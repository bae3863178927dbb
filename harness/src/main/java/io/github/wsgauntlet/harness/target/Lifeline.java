package io.github.wsgauntlet.harness.target;

import java.time.Duration;

/** Knows whether a target still accepts connections, and whether it comes back after it did not. */
public interface Lifeline {
    /** How long a connection may take to come about. */
    Duration PROMPT = Duration.ofSeconds(10);

    /** Return whether the target accepts a connection now. */
    boolean accepts();

    /** Return how often the target is known to have ended; 0 where nobody tells. */
    int deaths();

    /**
     * Wait until the target accepts connections.
     *
     * @param limit for how long at most
     * @return whether it does
     */
    boolean awaitBack(Duration limit);

    /** Return the lifeline of a server that somebody else runs. */
    static Lifeline of(Target target) {
        return new Lifeline() {
            @Override
            public boolean accepts() {
                return target.listens(PROMPT);
            }

            @Override
            public int deaths() {
                return 0;
            }

            @Override
            public boolean awaitBack(Duration limit) {
                try {
                    target.awaitListening(limit);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return accepts();
            }
        };
    }
}
