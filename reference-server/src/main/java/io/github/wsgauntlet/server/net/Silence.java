package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.rule.Limits.Times;
import java.time.Duration;

/** How long a client whose connection is open has said nothing, and what that calls for. */
final class Silence {

    /** What is to be done about it. */
    enum Call {
        NOTHING,
        /** Ask whether anybody is there. */
        PING,
        /** It has lasted too long between two messages. */
        CLOSE,
        /** It has lasted too long inside of one. */
        FAIL
    }

    /** How long it lasts before a connection gives up what it can do without. */
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Times times;
    private long since = System.nanoTime();
    private boolean asked;

    Silence(Times times) {
        this.times = times;
    }

    /** Say that something has come. */
    void ends() {
        asked = false;
        excuse();
    }

    /** Count from now on, since nobody has listened before. */
    void excuse() {
        since = System.nanoTime();
    }

    /** Return whether it has lasted for a second. */
    boolean isLong() {
        return lasts(LONG);
    }

    /**
     * Return what it calls for now. A Ping is called for once.
     *
     * @param insideMessage whether the client has begun a frame or a message, and not completed it
     */
    Call callsFor(boolean insideMessage) {
        if (insideMessage) {
            return lasts(times.stall()) ? Call.FAIL : Call.NOTHING;
        }
        if (lasts(times.idle())) {
            return Call.CLOSE;
        }
        boolean ping = !asked && times.ping().isPositive() && lasts(times.ping());
        asked |= ping;
        return ping ? Call.PING : Call.NOTHING;
    }

    private boolean lasts(Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }
}
