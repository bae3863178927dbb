package io.github.wsgauntlet.cases.reaction;

/**
 * A Close frame that no server may send (RFC 6455 5.5.1, 7.4).
 *
 * @param flaw what is wrong with it
 * @param code its status code where that is what is wrong; else 0
 */
public record IllegalClose(Flaw flaw, int code) implements Reaction {

    /** What can be wrong with a Close frame. */
    public enum Flaw {
        SECOND,
        BODY_OF_ONE_BYTE,
        CODE,
        REASON_NOT_UTF8
    }

    /** Create what is wrong with a Close frame for another reason than its code. */
    public IllegalClose(Flaw flaw) {
        this(flaw, 0);
    }

    @Override
    public String fault() {
        return Flaws.fault(this, flaw);
    }
}
