package io.github.wsgauntlet.harness.target;

import java.time.Duration;

/** The lifeline of a client, of which nobody knows whether it is there until it comes. */
record UnknownLifeline() implements Lifeline {
    @Override
    public boolean accepts() {
        return true;
    }

    @Override
    public int deaths() {
        return 0;
    }

    @Override
    public boolean awaitBack(Duration limit) {
        return true;
    }
}
