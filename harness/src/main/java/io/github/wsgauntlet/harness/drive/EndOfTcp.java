package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.harness.target.Patience;
import java.time.Duration;

/**
 * Remembers how long a target takes to end TCP once both Close frames were sent (RFC 6455 7.1.1), so that what three
 * connections have shown is not waited out on each. That it never does is known once all patience was spent on it,
 * which is done on the last try of what depends on it, and others were not prompt either. Elsewhere the tester ends TCP
 * itself when that was not done promptly. Thread safe.
 */
final class EndOfTcp {
    private final Omission prompt = new Omission();
    private final Omission ever = new Omission();

    /** Return for how long the end is worth waiting for, by what is known by now. */
    Duration worth(Patience patience) {
        if (patience.insists() && !isNever()) {
            return patience.hard();
        }
        boolean vain = isNever() ? ever.consistent() : prompt.always();
        return vain ? patience.moment() : patience.soft();
    }

    /** Note that it did not end promptly. */
    void slow() {
        prompt.note();
    }

    /** Note that it had not ended when there was no more patience. */
    void never() {
        ever.note();
    }

    /**
     * Return whether connections are known that never end: three, or one on which all patience was spent, where two
     * more were not ended promptly and none at all was ended.
     */
    boolean isNever() {
        return ever.proved() || ever.consistent() && prompt.always();
    }

    /**
     * Note that it ended.
     *
     * @param promptly whether that was before it was {@link #slow()}
     */
    void ended(boolean promptly) {
        ever.done();
        if (promptly) {
            prompt.done();
        }
    }
}
