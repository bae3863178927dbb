package io.github.wsgauntlet.harness.deflate;

/** Reads the bits of a payload, in each byte the least significant one first (RFC 1951 3.1.1). */
final class BitSource {
    private final byte[] bytes;
    private long position;

    BitSource(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Return how many bits were read. */
    long position() {
        return position;
    }

    /** Return how many bits are left. */
    long left() {
        return (long) bytes.length * Byte.SIZE - position;
    }

    /**
     * Read a number, its least significant bit first.
     *
     * @param count of how many bits, 0 to 16
     * @throws Stop if there are not as many
     */
    int read(int count) throws Stop {
        if (left() < count) {
            throw Stop.at(PayloadEnding.TRUNCATED);
        }
        int number = peek(count);
        position += count;
        return number;
    }

    /**
     * Return the number that comes next, without reading it.
     *
     * @param count of how many bits, 0 to 16; those that are missing count as zeros
     */
    int peek(int count) {
        int from = (int) (position >> 3);
        int three = from + 2 < bytes.length
                ? bytes[from] & 0xff | (bytes[from + 1] & 0xff) << 8 | (bytes[from + 2] & 0xff) << 16
                : lastBytes(from);
        return three >> (position & 7) & (1 << count) - 1;
    }

    /** Return the bytes from there on, fewer than three, as a number. */
    private int lastBytes(int from) {
        int number = 0;
        for (int i = from; i < bytes.length; i++) {
            number |= (bytes[i] & 0xff) << (i - from) * Byte.SIZE;
        }
        return number;
    }

    /** Skip bits that were looked at. */
    void skip(int count) {
        position += count;
    }

    /** Skip to the next byte, unless at the start of one, and return the skipped bits as a number. */
    int align() {
        int into = (int) (position & 7);
        if (into == 0) {
            return 0;
        }
        int skipped = (bytes[(int) (position >> 3)] & 0xff) >> into;
        position += Byte.SIZE - into;
        return skipped;
    }

    /**
     * Copy whole bytes.
     *
     * @param count how many
     * @param inflated where to
     * @throws Stop if there are not as many or they are too many, after those that there are
     */
    void copy(int count, InflatedBytes inflated) throws Stop {
        int from = (int) (position >> 3);
        int there = Math.min(count, bytes.length - from);
        inflated.append(bytes, from, there);
        position += (long) there * Byte.SIZE;
        if (there < count) {
            throw Stop.at(PayloadEnding.TRUNCATED);
        }
    }
}
