package io.github.wsgauntlet.server.protocol;

import java.util.Arrays;

/** A payload that arrives in pieces. It grows with what was received, never with what was announced. */
final class PayloadBuffer {

    private static final byte[] EMPTY = {};
    private static final int GROWTH = 4;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] bytes = EMPTY;
    private int size;

    /** Returns how many bytes there are. */
    int size() {
        return size;
    }

    /**
     * Appends a piece, which is kept when it is the first.
     *
     * @param announced how many more bytes the peer has announced; there is no room made for more than these, nor for
     *     more than a few times of what there is
     */
    void append(byte[] piece, long announced) {
        if (size == 0) {
            bytes = piece;
        } else if (piece.length > 0) {
            int needed = size + piece.length;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, roomFor(needed, announced));
            }
            System.arraycopy(piece, 0, bytes, size, piece.length);
        }
        size += piece.length;
    }

    private int roomFor(int needed, long announced) {
        long affordable = Math.min((long) GROWTH * bytes.length, LARGEST_ARRAY);
        // Behind a fragment there will be another one, of which nothing is known.
        long useful = announced == 0 ? affordable : needed + announced;
        return (int) Math.max(needed, Math.min(affordable, useful));
    }

    /** Returns the payload and starts another one. */
    byte[] take() {
        byte[] payload = bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
        clear();
        return payload;
    }

    /** Forgets the payload so far. */
    void clear() {
        bytes = EMPTY;
        size = 0;
    }
}
