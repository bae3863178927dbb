package io.github.wsgauntlet.cases.reaction;

/**
 * How a target ended a connection.
 *
 * @param how the way it did
 * @param code the status code of its Close frame where that has one; else 0
 */
public record TargetEnding(How how, int code) {
    /** The target did not end it. */
    public static final TargetEnding OPEN = new TargetEnding(How.OPEN);

    /** The ways to end a connection. */
    public enum How {
        /** With a Close frame that carries a status code (RFC 6455 5.5.1). */
        CLOSED,
        /** With a Close frame that carries none. */
        CLOSED_WITHOUT_CODE,
        /** By ending TCP, without a Close frame. */
        FIN,
        /** By resetting TCP, without a Close frame. */
        RST,
        /** Not at all. */
        OPEN
    }

    /** Create an ending without a status code. */
    public TargetEnding(How how) {
        this(how, 0);
    }

    /** Return the ending with a Close frame that carries that status code. */
    public static TargetEnding closed(int code) {
        return new TargetEnding(How.CLOSED, code);
    }
}
