package io.github.wsgauntlet.server.net;

import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Tasks that wait for their time. For one thread, except where it says so. */
final class Deadlines {

    /** A task and its time, as {@link System#nanoTime} counts. */
    record Deadline(long nanos, long number, Runnable task) implements Comparable<Deadline> {

        @Override
        public int compareTo(Deadline other) {
            // Times may wrap around, so only their difference counts.
            int byTime = Long.signum(nanos - other.nanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final TreeSet<Deadline> waiting = new TreeSet<>();
    private final AtomicLong count = new AtomicLong();

    /** Return a task and its time, for {@link #add}. For every thread. */
    Deadline deadline(Duration delay, Runnable task) {
        return new Deadline(System.nanoTime() + delay.toNanos(), count.getAndIncrement(), task);
    }

    void add(Deadline deadline) {
        waiting.add(deadline);
    }

    Deadline schedule(Duration delay, Runnable task) {
        Deadline deadline = deadline(delay, task);
        add(deadline);
        return deadline;
    }

    void cancel(Deadline deadline) {
        waiting.remove(deadline);
    }

    /** Return how long to wait for the next deadline, at least 1 ms; 0 when there is none. */
    long millisToNext() {
        if (waiting.isEmpty()) {
            return 0;
        }
        long millis = (waiting.first().nanos() - System.nanoTime()) / 1_000_000 + 1;
        return Math.max(1, millis);
    }

    void runExpired() {
        while (!waiting.isEmpty() && waiting.first().nanos() - System.nanoTime() <= 0) {
            waiting.pollFirst().task().run();
        }
    }
}
