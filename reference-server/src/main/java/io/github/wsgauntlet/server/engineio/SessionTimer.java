package io.github.wsgauntlet.server.engineio;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The time, and what is to be done when it comes. */
interface SessionTimer {

    /** Return the time, as {@link System#nanoTime} counts. */
    long nanos();

    /** Run a task after some nanoseconds, on any thread. */
    void after(long nanos, Runnable task);

    /** Return the timer of this machine, which keeps nobody from ending. */
    static SessionTimer real() {
        return new SessionTimer() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void after(long nanos, Runnable task) {
                CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(task);
            }
        };
    }
}
