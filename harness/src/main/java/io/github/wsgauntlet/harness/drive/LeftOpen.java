package io.github.wsgauntlet.harness.drive;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers on how many connections the target left TCP open past the hard limit although the closing handshake was
 * over. Once three independent connections have shown it, waiting for it on every further one would only cost time.
 */
final class LeftOpen {
    private static final int PROOF = 3;

    private final AtomicInteger seen = new AtomicInteger();

    /** Note that a connection was left open past the hard limit. */
    void note() {
        seen.incrementAndGet();
    }

    /** Return whether enough connections have shown it. */
    boolean proved() {
        return seen.get() >= PROOF;
    }
}
