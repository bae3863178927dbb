package io.github.wsgauntlet.harness.target;

/**
 * As what a target sends messages back.
 *
 * @param text what becomes of a text message
 * @param binary what becomes of a binary message
 */
public record Echo(Back text, Back binary) {
    /** Nothing comes back. */
    public static final Echo NONE = new Echo(Back.NOTHING, Back.NOTHING);

    /** Everything comes back as it was sent. */
    public static final Echo EXACT = new Echo(Back.TEXT, Back.BINARY);

    /** What comes back for a message. */
    public enum Back {
        /** A text message with the same bytes. */
        TEXT,
        /** A binary message with the same bytes. */
        BINARY,
        /** No message with the same bytes. */
        NOTHING
    }

    /** Return what becomes of a message. */
    public Back of(boolean textMessage) {
        return textMessage ? text : binary;
    }

    /** Return whether any message comes back. */
    public boolean any() {
        return !equals(NONE);
    }
}
