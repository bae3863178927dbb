package io.github.wsgauntlet.cases.reaction;

/**
 * An opening handshake that no client may send (RFC 6455 4.1).
 *
 * @param flaw what is wrong with it
 * @param seen what stands there; empty if nothing does
 */
public record IllegalRequest(Flaw flaw, String seen) implements Reaction {

    /** What can be wrong with an opening handshake. */
    public enum Flaw {
        REQUEST_LINE,
        RESOURCE,
        HOST,
        PORT,
        UPGRADE,
        CONNECTION,
        KEY,
        KEY_TWICE,
        KEY_REPEATED,
        VERSION,
        VERSION_TWICE,
        SUBPROTOCOLS,
        OFFER
    }

    @Override
    public String fault() {
        return Flaws.fault(this, flaw);
    }
}
