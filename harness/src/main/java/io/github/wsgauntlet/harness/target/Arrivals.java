package io.github.wsgauntlet.harness.target;

import java.io.IOException;
import java.time.Duration;

/** Where the connections of a client under test come from. Safe for several threads. */
@FunctionalInterface
public interface Arrivals {
    /**
     * Wait for a connection of the client that nobody has taken yet.
     *
     * @param patience how long at most
     * @throws IOException if none comes; the message says why
     */
    Arrival next(Duration patience) throws IOException;

    /** Return whether another one may come. */
    default boolean more() {
        return true;
    }
}
