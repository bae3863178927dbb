package io.github.wsgauntlet.cases;

/** Which end of a connection an endpoint is (RFC 6455 1.2). */
public enum Role {
    /** It connects, sends the opening handshake, and masks its frames. */
    CLIENT,
    /** It listens, answers the opening handshake, and sends its frames unmasked. */
    SERVER;

    /** Return the role of the peer. */
    public Role peer() {
        return switch (this) {
            case CLIENT -> SERVER;
            case SERVER -> CLIENT;
        };
    }
}
