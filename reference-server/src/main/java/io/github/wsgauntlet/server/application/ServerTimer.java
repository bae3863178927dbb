package io.github.wsgauntlet.server.application;

import java.time.Duration;

/** The time of a server, and what is to be done when it comes. For every thread. */
public interface ServerTimer {

    /** Something that is to be done later. */
    @FunctionalInterface
    interface Alarm {

        /** Do it no more. This does nothing when it is done. */
        void cancel();
    }

    /** Return the time, as {@link System#nanoTime} counts. */
    long nanos();

    /** Run a task after a time, on a selector loop of the server, unless that stops before. */
    Alarm after(Duration delay, Runnable task);
}
