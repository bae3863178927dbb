package io.github.wsgauntlet.cases.deflate;

import java.util.Arrays;

/** Collects bits, in each byte from the least significant one on (RFC 1951 3.1.1). */
final class BitWriter {
    private byte[] bytes = new byte[64];
    private int size;
    private long pending;
    private int pendingCount;

    /**
     * Append a number, its least significant bit first.
     *
     * @param number the number; bits beyond the count are ignored
     * @param count of how many bits, 0 to 32
     */
    void write(int number, int count) {
        pending |= (number & (1L << count) - 1) << pendingCount;
        pendingCount += count;
        makeRoom(Integer.BYTES);
        while (pendingCount >= Byte.SIZE) {
            bytes[size++] = (byte) pending;
            pending >>>= Byte.SIZE;
            pendingCount -= Byte.SIZE;
        }
    }

    /** Append zero bits up to the next byte. */
    void align() {
        write(0, -pendingCount & 7);
    }

    /** Append bytes. Must stand at the start of one. */
    void write(byte[] whole) {
        makeRoom(whole.length);
        System.arraycopy(whole, 0, bytes, size, whole.length);
        size += whole.length;
    }

    /** Return all bytes, of which zero bits fill up the last. */
    byte[] toByteArray() {
        align();
        return Arrays.copyOf(bytes, size);
    }

    private void makeRoom(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }
}
