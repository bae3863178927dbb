package io.github.wsgauntlet.server.rule;

/** Which end of a connection an endpoint is (RFC 6455 1.2). */
public enum EndpointRole {
    /** It listens, accepts the opening handshake, and sends its frames unmasked. */
    SERVER,
    /** It connects, sends the opening handshake, and masks its frames. */
    CLIENT
}
