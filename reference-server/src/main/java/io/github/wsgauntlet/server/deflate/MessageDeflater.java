package io.github.wsgauntlet.server.deflate;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses messages with {@link Deflater} (RFC 7692 7.2.1).
 *
 * <p>{@link Deflater} has no parameter for the size of its window. A full flush makes it forget what went in before, so
 * one after every 2^w bytes, counted across messages, keeps all distances below 2^w. That costs five bytes each time
 * and is right for every window, also for the one of 256 bytes that zlib itself does not have.
 */
final class MessageDeflater {

    private static final byte[] NOTHING = {};

    /**
     * What is left of an empty stored block without its tail (RFC 7692 7.2.3.6). A second flush would give no bytes.
     */
    private static final byte EMPTY_MESSAGE = 0;

    /** The bytes 00 00 FF FF at the end of every flush. */
    private static final int TAIL = 4;

    private static final int LARGEST_WINDOW_BITS = 15;
    private static final int SMALLEST_ROOM = 64;

    /** What zlib says that it takes for its largest window: 2^(15+2) + 2^(8+9) bytes. */
    private static final long NATIVE = 256 << 10;

    private final boolean contextTakeover;
    private final int reach;
    private @Nullable Deflater deflater;
    private byte[] room = NOTHING;
    private int size;

    /** How many bytes went in since the deflater had forgotten all. */
    private int remembered;

    /**
     * Create the compressor of one connection.
     *
     * @param contextTakeover whether a message may point into earlier ones
     * @param windowBits the window is 2^windowBits bytes, 8 to 15
     */
    MessageDeflater(boolean contextTakeover, int windowBits) {
        this.contextTakeover = contextTakeover;
        // The deflater itself never reaches further than the largest window.
        this.reach = windowBits == LARGEST_WINDOW_BITS ? Integer.MAX_VALUE : 1 << windowBits;
    }

    /** Return the payload of a message, compressed and without its tail. */
    byte[] deflate(byte[] payload) {
        if (payload.length == 0) {
            return new byte[] {EMPTY_MESSAGE};
        }
        Deflater open = open();
        room = new byte[SMALLEST_ROOM + payload.length / 2];
        size = 0;
        for (int at = 0; at < payload.length; ) {
            int step = Math.min(payload.length - at, reach - remembered);
            open.setInput(payload, at, step);
            at += step;
            remembered = (remembered + step) % reach;
            flush(open, remembered == 0 ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH);
        }
        if (!contextTakeover) {
            open.reset();
            remembered = 0;
        }
        // The message is not to be held until the next one comes.
        open.setInput(NOTHING);
        byte[] deflated = Arrays.copyOf(room, size - TAIL);
        room = NOTHING;
        return deflated;
    }

    /** Return how much memory there is outside the heap, in bytes. */
    long held() {
        return deflater == null ? 0 : NATIVE;
    }

    /** Free the memory outside the heap. A message after that points into no earlier one. */
    void end() {
        if (deflater != null) {
            deflater.end();
            deflater = null;
            remembered = 0;
        }
    }

    /** A client that is never sent a message costs no deflater. */
    private Deflater open() {
        Deflater open = deflater;
        if (open == null) {
            // A large message is not to hold up the other connections of its loop for a few bytes less.
            open = new Deflater(Deflater.BEST_SPEED, true);
            deflater = open;
        }
        return open;
    }

    private void flush(Deflater open, int mode) {
        do {
            if (size == room.length) {
                room = Arrays.copyOf(room, Math.addExact(size, size / 2));
            }
            size += open.deflate(room, size, room.length - size, mode);
        } while (size == room.length);
    }
}
