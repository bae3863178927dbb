package io.github.wsgauntlet.server.rule;

/** The ground on which a handshake is refused or a connection failed: the RFC's or the server's own. */
public sealed interface Ground permits Rule, Policy {

    /**
     * Return how the peer is told: an HTTP status (400 to 599) before the upgrade, a close code (1000 to 4999) after
     * it, 101 when an extension is declined and the upgrade goes on without it, 1006 when a client drops the connection
     * without a word since the answer to its handshake is wrong, 0 when the rule binds the endpoint itself and a peer
     * cannot break it.
     */
    int code();

    /** Return the ground as a full sentence that names its section, short enough for the reason of a Close frame. */
    String message();
}
