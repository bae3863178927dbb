package io.github.wsgauntlet.server.engineio;

import java.time.Duration;

/** When a session is to be pinged, and when its pong is overdue (Engine.IO 4, Heartbeat). */
final class Heartbeat {

    private final long interval;
    private final long timeout;
    private long due;
    private boolean asked;

    Heartbeat(Duration interval, Duration timeout, long now) {
        this.interval = interval.toNanos();
        this.timeout = timeout.toNanos();
        this.due = now + this.interval;
    }

    /** Return when something is to be done. */
    long due() {
        return due;
    }

    /** Return whether it is time for a ping. */
    boolean callsForPing(long now) {
        return !asked && now - due >= 0;
    }

    /** Return whether the pong should have come. */
    boolean isOverdue(long now) {
        return asked && now - due >= 0;
    }

    /** Say that a ping is sent. Who sends it late leaves half of the time for the pong, whatever happens. */
    void pinged(long now) {
        asked = true;
        due = Math.max(due - now + timeout, timeout / 2) + now;
    }

    /** Say that a pong has come, or is not waited for any more. One that no ping has asked for changes nothing. */
    void ponged(long now) {
        if (asked) {
            asked = false;
            due = now + interval;
        }
    }
}
