package io.github.wsgauntlet.harness.deflate;

import java.util.Arrays;

/**
 * The messages of a peer while they are inflated, one after the other, of which at least the last 32768 bytes stay: the
 * window that matches may reach into.
 */
final class InflatedBytes {
    private static final int LARGEST_WINDOW = 1 << 15;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int FIRST_ROOM = 1 << 10;

    private final int limit;

    /** What came before up to {@code start}, the message from there to {@code end}, and room. */
    private byte[] bytes = {};

    private int start;
    private int end;
    private int largestDistance;
    private int deepestReach;

    /**
     * Create an empty message after an empty window.
     *
     * @param limit how large a message may grow
     */
    InflatedBytes(long limit) {
        this.limit = (int) Math.min(limit, LARGEST_ARRAY - LARGEST_WINDOW);
    }

    /** Begin the next message. */
    void begin() {
        start = end;
        largestDistance = 0;
        deepestReach = 0;
    }

    /** Forget the window. */
    void reset() {
        start = 0;
        end = 0;
    }

    /** Return what a match at the start of the next message may reach. */
    byte[] window() {
        return Arrays.copyOfRange(bytes, Math.max(0, end - LARGEST_WINDOW), end);
    }

    /** Append a whole message that was read before with the same window, and is no larger than is allowed. */
    void append(byte[] message) {
        reserve(message.length);
        System.arraycopy(message, 0, bytes, end, message.length);
        end += message.length;
    }

    /** Append a byte. */
    void append(int literal) throws Stop {
        makeRoom(1);
        bytes[end++] = (byte) literal;
    }

    /** Append bytes, as many as the limit allows. */
    void append(byte[] source, int from, int count) throws Stop {
        int allowed = Math.min(count, limit - size());
        makeRoom(allowed);
        System.arraycopy(source, from, bytes, end, allowed);
        end += allowed;
        stopAtLimit(allowed < count);
    }

    /**
     * Append bytes again that are there, as many as the limit allows.
     *
     * @param length how many
     * @param distance how far back they start, at most {@link #reachable}
     */
    void repeat(int length, int distance) throws Stop {
        largestDistance = Math.max(largestDistance, distance);
        deepestReach = Math.max(deepestReach, distance - size());
        int allowed = Math.min(length, limit - size());
        makeRoom(allowed);
        // A match may reach into the bytes it makes: then what is there already is copied first, and that makes more.
        int from = end - distance;
        for (int left = allowed; left > 0; ) {
            int piece = Math.min(left, end - from);
            System.arraycopy(bytes, from, bytes, end, piece);
            end += piece;
            left -= piece;
        }
        stopAtLimit(allowed < length);
    }

    /** Return how far back a match may reach. */
    int reachable() {
        return end;
    }

    /** Return how many bytes the message has. */
    int size() {
        return end - start;
    }

    /** Return the message. */
    byte[] message() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    int largestDistance() {
        return largestDistance;
    }

    int deepestReach() {
        return deepestReach;
    }

    private void makeRoom(int count) throws Stop {
        stopAtLimit(count > limit - size());
        reserve(count);
    }

    private void reserve(int count) {
        if (count > bytes.length - end) {
            forgetTooOld();
        }
        if (count > bytes.length - end) {
            long doubled = Math.max(2L * bytes.length, FIRST_ROOM);
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(doubled, end + count), LARGEST_ARRAY));
        }
    }

    /** Forget what no match can reach any more from the start of the message. */
    private void forgetTooOld() {
        int old = start - LARGEST_WINDOW;
        if (old > 0) {
            System.arraycopy(bytes, old, bytes, 0, end - old);
            start -= old;
            end -= old;
        }
    }

    private static void stopAtLimit(boolean tooMany) throws Stop {
        if (tooMany) {
            throw Stop.at(PayloadEnding.TOO_LARGE);
        }
    }
}
