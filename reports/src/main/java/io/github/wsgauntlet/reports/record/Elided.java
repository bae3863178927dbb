package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.Payload;
import java.util.HexFormat;

/**
 * Bytes as they are shown: all of them, or the first and the last ones if there are many.
 *
 * @param length how many bytes there are
 * @param head the first bytes in lower-case hex, all of them if {@code tail} is empty
 * @param tail the last bytes in lower-case hex
 */
public record Elided(long length, String head, String tail) {
    /** How many bytes are shown whole unless the caller says otherwise. */
    public static final int LIMIT = 256;

    private static final HexFormat HEX = HexFormat.of();
    private static final Elided NONE = new Elided(0, "", "");

    /**
     * Create the bytes.
     *
     * @throws IllegalArgumentException if {@code head} or {@code tail} is no hex, or they do not fit {@code length}
     */
    public Elided {
        if (!Payload.Hex.isPairs(head) || !Payload.Hex.isPairs(tail)) {
            throw new IllegalArgumentException("Bytes are written as pairs of lower-case hex digits");
        }
        long shown = (head.length() + tail.length()) / 2L;
        if (tail.isEmpty() ? shown != length : shown >= length) {
            throw new IllegalArgumentException("Of " + length + " bytes, " + shown + " cannot be shown");
        }
    }

    /** Return no bytes. */
    public static Elided none() {
        return NONE;
    }

    /** Return the bytes, without the middle if there are more than {@link #LIMIT}. */
    public static Elided of(byte[] bytes) {
        return of(bytes, LIMIT);
    }

    /**
     * Keep at most some bytes: three quarters of them from the front, the others from the end.
     *
     * @param limit how many to keep, 4 or more
     * @throws IllegalArgumentException if {@code limit} is less than 4
     */
    public static Elided of(byte[] bytes, int limit) {
        if (limit < 4) {
            throw new IllegalArgumentException("At least 4 bytes are kept, not " + limit);
        }
        if (bytes.length <= limit) {
            return new Elided(bytes.length, HEX.formatHex(bytes), "");
        }
        int tail = limit / 4;
        return new Elided(
                bytes.length,
                HEX.formatHex(bytes, 0, limit - tail),
                HEX.formatHex(bytes, bytes.length - tail, bytes.length));
    }

    /** Return how many bytes are left out in the middle. */
    public long omitted() {
        return length - (head.length() + tail.length()) / 2;
    }
}
