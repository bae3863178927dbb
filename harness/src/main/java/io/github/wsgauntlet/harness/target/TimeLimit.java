package io.github.wsgauntlet.harness.target;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * When nobody waits for a target any more, whatever that does at the moment. Thread safe.
 */
public final class TimeLimit {
    private static final TimeLimit NEVER = new TimeLimit(Duration.ZERO, false);

    private final Duration length;
    private final boolean comes;
    private final long begun = System.nanoTime();

    private TimeLimit(Duration length, boolean comes) {
        this.length = length;
        this.comes = comes;
    }

    /** Return the limit that never comes. */
    public static TimeLimit never() {
        return NEVER;
    }

    /**
     * Return a limit that comes by and by.
     *
     * @param length how long from now on
     */
    public static TimeLimit in(Duration length) {
        return new TimeLimit(length, true);
    }

    /** Return whether it has come. */
    public boolean over() {
        return comes && left().isZero();
    }

    /** Return how long something may take that takes at most so long. */
    public Duration least(Duration atMost) {
        return comes && left().compareTo(atMost) < 0 ? left() : atMost;
    }

    private Duration left() {
        Duration left = length.minusNanos(System.nanoTime() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Do something that may wait for a target. When the limit comes, whoever does it is interrupted and left to itself.
     *
     * @throws TimeOverException if it did not end before the limit came
     */
    public <T> T within(Supplier<T> action) {
        if (!comes) {
            return action.get();
        }
        if (over()) {
            throw new TimeOverException();
        }
        var task = new FutureTask<>(action::get);
        Thread thread = Thread.ofVirtual().name("within").start(task);
        try {
            return task.get(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new TimeOverException();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new TimeOverException();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(Throwable broken) {
        return switch (broken) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(broken);
        };
    }
}
