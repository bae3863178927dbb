package io.github.wsgauntlet.server.deflate;

/** Bits of a stream of bytes, the least significant bit of each byte first (RFC 1951 3.1.1). */
final class BitReader {

    private static final byte[] NOTHING = {};
    private static final int MOST_BEFORE_A_BYTE = Long.SIZE - Byte.SIZE;

    private byte[] bytes = NOTHING;
    private int at;
    private int to;

    /** The next bits, and zeros after them. */
    private long bits;

    private int count;

    /** Hand in further bytes, when those before were all read. */
    void supply(byte[] source, int from, int end) {
        bytes = source;
        at = from;
        to = end;
    }

    /** Let go of the bytes that were handed in, which were all read. */
    void letGo() {
        supply(NOTHING, 0, 0);
    }

    /** Forget what is left. */
    void clear() {
        supply(NOTHING, 0, 0);
        bits = 0;
        count = 0;
    }

    /** Return whether no bit is left. */
    boolean isEmpty() {
        return count == 0 && at == to;
    }

    /** Make at least 57 bits ready, or all there are. */
    void refill() {
        while (count <= MOST_BEFORE_A_BYTE && at < to) {
            bits |= (bytes[at++] & 0xFFL) << count;
            count += Byte.SIZE;
        }
    }

    /** Return how many bits are ready. */
    int count() {
        return count;
    }

    /** Return whether there are so many bits, up to 57, and make them ready. */
    boolean has(int wanted) {
        refill();
        return count >= wanted;
    }

    /** Return the bits from an offset on, without taking them; zeros follow the last that is ready. */
    int peek(int offset) {
        return (int) (bits >>> offset);
    }

    /** Return the number in some bits from an offset on, without taking them. */
    int peek(int offset, int width) {
        return peek(offset) & ((1 << width) - 1);
    }

    /** Take bits that are ready, up to 57. */
    void drop(int width) {
        bits >>>= width;
        count -= width;
    }

    /** Take a number of up to 16 bits that are ready. */
    int take(int width) {
        int number = peek(0, width);
        drop(width);
        return number;
    }

    /** Take the bits up to the next byte. */
    void skipToByte() {
        drop(count % Byte.SIZE);
    }

    /**
     * Take whole bytes, when the next bit is the first of one.
     *
     * @return how many there were, up to a most
     */
    int takeBytes(byte[] target, int from, int most) {
        int done = 0;
        while (count > 0 && done < most) {
            target[from + done++] = (byte) take(Byte.SIZE);
        }
        int rest = Math.min(most - done, to - at);
        System.arraycopy(bytes, at, target, from + done, rest);
        at += rest;
        return done + rest;
    }
}
