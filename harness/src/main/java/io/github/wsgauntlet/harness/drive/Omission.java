package io.github.wsgauntlet.harness.drive;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers on how many connections the target left undone what is waited for on each of them. Once three independent
 * connections have shown it, waiting as long on every further one would only cost time. Thread safe.
 */
final class Omission {
    private static final int PROOF = 3;

    private final AtomicInteger seen = new AtomicInteger();
    private volatile boolean broken;

    /** Note that the target left it undone on a connection, however long it was waited for. */
    void note() {
        seen.incrementAndGet();
    }

    /** Note that the target did it on a connection. */
    void done() {
        broken = true;
    }

    /** Return whether enough connections have shown it. */
    boolean proved() {
        return seen.get() >= PROOF;
    }

    /** Return whether a connection has shown it, and none ever showed anything else. */
    boolean consistent() {
        return seen.get() > 0 && !broken;
    }

    /** Return whether enough connections have shown it, and none ever showed anything else. */
    boolean always() {
        return proved() && consistent();
    }
}
