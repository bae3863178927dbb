package io.github.wsgauntlet.server.deflate;

import io.github.wsgauntlet.server.deflate.Compression.Output;
import java.util.Arrays;

/** The last 32 KiB that came out, for matches to reach back to, and after them what is not handed on yet. */
final class SlidingWindow {

    private static final int SIZE = 1 << 15;
    private static final int LONGEST_MATCH = 258;
    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 2 * SIZE;
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int end;
    private int handedOn;
    private long before;

    /** Return how many bytes were ever appended. */
    long total() {
        return before + end;
    }

    /** Return how many bytes this takes. */
    long held() {
        return bytes.length;
    }

    /** Return how far a match may reach back; more than 32 KiB at times, which no distance can say. */
    int reach() {
        return end;
    }

    /** Return whether a match of any length fits. */
    boolean hasRoom() {
        return bytes.length - end >= LONGEST_MATCH;
    }

    /** Grow while small; later hand on all there is and keep the last 32 KiB. */
    void makeRoom(Output out) {
        if (bytes.length < LARGEST) {
            bytes = Arrays.copyOf(bytes, Math.max(SMALLEST, 2 * bytes.length));
        } else {
            handOn(out);
            int gone = end - SIZE;
            System.arraycopy(bytes, gone, bytes, 0, SIZE);
            before += gone;
            end = SIZE;
            handedOn = SIZE;
        }
    }

    /** Hand on what came since the last time. */
    void handOn(Output out) {
        int from = handedOn;
        // First of all, since the output may throw and must not get the same bytes again.
        handedOn = end;
        if (from < end) {
            out.accept(bytes, from, end);
        }
    }

    /** Forget everything and give up the memory. */
    void forget() {
        before += end;
        bytes = NONE;
        end = 0;
        handedOn = 0;
    }

    /** Append a byte, for which there is room. */
    void append(byte next) {
        bytes[end++] = next;
    }

    /**
     * Append whole bytes of a stream.
     *
     * @return how many there were and fit, up to a most
     */
    int append(BitReader in, int most) {
        int count = in.takeBytes(bytes, end, Math.min(most, bytes.length - end));
        end += count;
        return count;
    }

    /** Append zeros, as many as a match may be long. */
    void appendZeros(int length) {
        Arrays.fill(bytes, end, end + length, (byte) 0);
        end += length;
    }

    /** Append a match, which may overlap itself (RFC 1951 3.2.3). */
    void copy(int distance, int length) {
        int from = end - distance;
        if (distance >= length) {
            System.arraycopy(bytes, from, bytes, end, length);
            end += length;
        } else {
            for (int i = 0; i < length; i++) {
                bytes[end++] = bytes[from + i];
            }
        }
    }
}
