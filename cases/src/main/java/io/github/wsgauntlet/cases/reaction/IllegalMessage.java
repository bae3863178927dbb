package io.github.wsgauntlet.cases.reaction;

/**
 * A sequence of frames, or a message, that no endpoint may send (RFC 6455 4.1, 5.4, 5.5.1, 5.6).
 *
 * @param flaw what is wrong with it
 */
public record IllegalMessage(Flaw flaw) implements Reaction {

    /** What can be wrong with what several frames make. */
    public enum Flaw {
        BEFORE_THE_ANSWER,
        HTTP_RESPONSE_INSTEAD,
        DATA_AFTER_OWN_CLOSE,
        CONTINUES_NOTHING,
        INSIDE_UNFINISHED_MESSAGE,
        TEXT_NOT_UTF8
    }

    @Override
    public String fault() {
        return Flaws.fault(this, flaw);
    }
}
