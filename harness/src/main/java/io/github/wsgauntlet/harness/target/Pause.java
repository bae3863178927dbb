package io.github.wsgauntlet.harness.target;

import java.time.Duration;

/**
 * The four reasons to let time go by in which nothing happens. There is no other: whatever reacts is waited for by
 * what it does, so that nobody waits longer than it takes.
 */
public final class Pause {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final Duration BETWEEN_SEGMENTS = Duration.ofMillis(3);

    private static final Duration WHILE_NOBODY_ASKS = Duration.ofMillis(500);

    private Pause() {}

    /**
     * Wait before looking again whether a server that is starting, or coming back, listens. Nobody tells when a process
     * of somebody else does.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void beforeNextLook() throws InterruptedException {
        Thread.sleep(BETWEEN_LOOKS);
    }

    /**
     * Wait for one's turn, where a target is asked only so often.
     *
     * @param left how long the turn is ahead; what is not positive has come
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void untilTurn(Duration left) throws InterruptedException {
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /**
     * Leave time between two segments, where how bytes are cut is what a target is asked: those that leave at once are
     * read together on a fast network. It says nothing about the target, and no verdict depends on it. An interrupted
     * thread no longer waits.
     */
    public static void betweenSegments() {
        try {
            Thread.sleep(BETWEEN_SEGMENTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Leave time in which nobody asks a server for anything, where what is looked at is whether it does nothing then.
     * No verdict depends on it.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void whileNobodyAsks() throws InterruptedException {
        Thread.sleep(WHILE_NOBODY_ASKS);
    }
}
