package io.github.wsgauntlet.cases.reaction;

/**
 * A compressed message that no server may send (RFC 7692 7.2.1).
 *
 * @param flaw what is wrong with it
 * @param agreed for {@link Flaw#WINDOW_EXCEEDED}, the window that was agreed on, in bytes; else 0
 * @param reached for {@link Flaw#WINDOW_EXCEEDED}, how far the message refers back, in bytes; else 0
 * @param detail for {@link Flaw#NOT_DEFLATE}, why it cannot be inflated; else empty
 */
public record IllegalCompression(Flaw flaw, int agreed, int reached, String detail) implements Reaction {

    /** What can be wrong with a compressed message. */
    public enum Flaw {
        WINDOW_EXCEEDED,
        CONTEXT_TAKEN_OVER,
        FINAL_BLOCK_NOT_PADDED,
        TAIL_NOT_STRIPPED,
        ENDS_AFTER_FINAL_BLOCK,
        TAIL_MISSING,
        NO_PAYLOAD,
        NOT_DEFLATE
    }

    /** Create a flaw that says all. */
    public IllegalCompression(Flaw flaw) {
        this(flaw, 0, 0, "");
    }

    @Override
    public String fault() {
        return Flaws.fault(this, flaw);
    }
}
