package io.github.wsgauntlet.server;

import java.util.Optional;

/** What was agreed in the opening handshake (RFC 6455 4.2.2). */
public final class Handshake {

    private final String target;

    /** Empty for none, which is not a legal name. */
    private final String subprotocol;

    private Handshake(String target, String subprotocol) {
        this.target = target;
        this.subprotocol = subprotocol;
    }

    /** Returns a handshake without a subprotocol. */
    public static Handshake of(String target) {
        return new Handshake(target, "");
    }

    /** Returns this handshake with the subprotocol that was agreed. */
    public Handshake withSubprotocol(String agreed) {
        return new Handshake(target, agreed);
    }

    /** Returns the request target as the client sent it. */
    public String target() {
        return target;
    }

    /** Returns the subprotocol in use, if one was agreed. */
    public Optional<String> subprotocol() {
        return Optional.of(subprotocol).filter(name -> !name.isEmpty());
    }
}
