package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.harness.drive.TesterFailedException;
import io.github.wsgauntlet.harness.target.TimeOverException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the first thing that broke on any of many threads, for the one that waits for them all. What breaks after it is
 * mostly the same once more. Thread safe.
 */
final class FirstFailure {
    private final AtomicReference<Throwable> first = new AtomicReference<>();

    /**
     * Return a task that keeps what breaks it.
     *
     * @param task what is done
     * @param atTheEnd what is done after it, also when it breaks
     */
    Runnable watching(Runnable task, Runnable atTheEnd) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error broken) {
                first.compareAndSet(null, broken);
            } finally {
                atTheEnd.run();
            }
        };
    }

    /** Return whether anything broke. */
    boolean happened() {
        return first.get() != null;
    }

    /**
     * Go on if nothing broke.
     *
     * @throws TesterFailedException if something did, which is its cause
     * @throws TimeOverException if that is all
     */
    void rethrow() {
        if (first.get() instanceof TimeOverException over) {
            throw over;
        }
        if (happened()) {
            throw new TesterFailedException(first.get());
        }
    }
}
