package io.github.wsgauntlet.server.protocol;

import java.util.Arrays;

/** A payload that arrives in pieces. It grows with what was received, never with what was announced. */
final class PayloadBuffer {

    private static final byte[] EMPTY = {};
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] bytes = EMPTY;
    private int size;

    /** Return how many bytes there are. */
    int size() {
        return size;
    }

    /** Return the array that starts with the payload. */
    byte[] bytes() {
        return bytes;
    }

    /** Append the payload of a part of a frame. */
    void append(FramePart part) {
        int needed = size + part.length();
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, roomFor(needed, part));
        }
        part.copyTo(bytes, size);
        size = needed;
    }

    /**
     * Append bytes.
     *
     * @param source where they are
     * @param from where they start
     * @param to where they end
     */
    void append(byte[] source, int from, int to) {
        int needed = size + to - from;
        if (needed > bytes.length) {
            // Most messages come in one piece.
            bytes = Arrays.copyOf(bytes, size == 0 ? needed : (int) Math.min(2L * needed, LARGEST_ARRAY));
        }
        System.arraycopy(source, from, bytes, size, to - from);
        size = needed;
    }

    /** Make room for what is announced, yet for no more than a few times of what there is. */
    private static int roomFor(int needed, FramePart part) {
        long affordable = Math.min(4L * needed, LARGEST_ARRAY);
        // After a fragment comes another one, of which nothing is known.
        long useful = part.header().fin() ? needed + part.missing() : 2L * needed;
        return (int) Math.min(affordable, useful);
    }

    /** Return the payload and start another one. */
    byte[] take() {
        byte[] payload = bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
        clear();
        return payload;
    }

    /** Forget the payload so far. */
    void clear() {
        bytes = EMPTY;
        size = 0;
    }
}
