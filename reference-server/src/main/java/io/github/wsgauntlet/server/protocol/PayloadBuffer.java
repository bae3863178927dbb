package io.github.wsgauntlet.server.protocol;

import java.util.Arrays;

/** A payload that arrives in pieces. It grows with what was received, never with what was announced. */
final class PayloadBuffer {

    private static final byte[] EMPTY = {};

    private final long most;
    private byte[] bytes = EMPTY;
    private int size;

    /**
     * Create an empty one.
     *
     * @param most how many bytes may come, 0 to 2^31-9; more may be appended, but no room is made for it before
     */
    PayloadBuffer(long most) {
        this.most = most;
    }

    /** Return how many bytes there are. */
    int size() {
        return size;
    }

    /** Return how many bytes this takes. */
    int held() {
        return bytes.length;
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
            bytes = Arrays.copyOf(bytes, size == 0 ? needed : atMost(2L * needed, needed));
        }
        System.arraycopy(source, from, bytes, size, to - from);
        size = needed;
    }

    /** Make room for what is announced, yet for no more than a few times of what there is. */
    private int roomFor(int needed, FramePart part) {
        long affordable = 4L * needed;
        // After a fragment comes another one, of which nothing is known.
        long useful = part.header().fin() ? needed + part.missing() : 2L * needed;
        return atMost(Math.min(affordable, useful), needed);
    }

    private int atMost(long room, int needed) {
        return (int) Math.max(needed, Math.min(room, most));
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
