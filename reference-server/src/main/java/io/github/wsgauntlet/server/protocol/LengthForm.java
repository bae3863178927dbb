package io.github.wsgauntlet.server.protocol;

/** The three ways to write a payload length (RFC 6455 5.2). */
public enum LengthForm {
    /** In the 7-bit field itself: 0 to 125. */
    BITS_7(0, 125),
    /** The field says 126 and two bytes follow. */
    BITS_16(2, 65_535),
    /** The field says 127 and eight bytes follow. */
    BITS_64(8, Long.MAX_VALUE);

    private final int extraBytes;
    private final long longest;

    LengthForm(int extraBytes, long longest) {
        this.extraBytes = extraBytes;
        this.longest = longest;
    }

    /** Return the form that the 7-bit field announces. */
    static LengthForm ofField(int field) {
        return switch (field) {
            case 126 -> BITS_16;
            case 127 -> BITS_64;
            default -> BITS_7;
        };
    }

    /** Return the shortest form for a length, which is the one to use. */
    public static LengthForm shortestFor(long length) {
        if (length < 0 || length > BITS_16.longest) {
            return BITS_64;
        }
        return length > BITS_7.longest ? BITS_16 : BITS_7;
    }

    /** Return how many bytes the length takes after the first two of the header. */
    int extraBytes() {
        return extraBytes;
    }
}
