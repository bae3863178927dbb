package io.github.wsgauntlet.harness.deflate;

import java.util.Arrays;

/** A message while it is inflated, after the window that its matches may reach into. */
final class InflatedBytes {
    private static final int LARGEST_WINDOW = 1 << 15;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int FIRST_ROOM = 1 << 10;

    /** The window up to {@code start}, the message from there to {@code end}, and room. */
    private byte[] bytes;

    private final int start;
    private final int limit;
    private int end;
    private int largestDistance;
    private int deepestReach;

    /**
     * Create an empty message.
     *
     * @param window the bytes before it
     * @param limit how large it may grow
     */
    InflatedBytes(byte[] window, long limit) {
        this.bytes = window;
        this.start = window.length;
        this.end = start;
        this.limit = start + (int) Math.min(limit, LARGEST_ARRAY - start);
    }

    /** Append a byte. */
    void append(int literal) throws Stop {
        makeRoom(1);
        bytes[end++] = (byte) literal;
    }

    /** Append bytes, as many as the limit allows. */
    void append(byte[] source, int from, int count) throws Stop {
        int allowed = Math.min(count, limit - end);
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
        int allowed = Math.min(length, limit - end);
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

    /** Return the window for the next message. */
    byte[] window() {
        return Arrays.copyOfRange(bytes, Math.max(0, end - LARGEST_WINDOW), end);
    }

    int largestDistance() {
        return largestDistance;
    }

    int deepestReach() {
        return deepestReach;
    }

    private void makeRoom(int count) throws Stop {
        stopAtLimit(count > limit - end);
        if (count > bytes.length - end) {
            long doubled = Math.max(2L * bytes.length, FIRST_ROOM);
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(doubled, end + count), limit));
        }
    }

    private static void stopAtLimit(boolean tooMany) throws Stop {
        if (tooMany) {
            throw Stop.at(PayloadEnding.TOO_LARGE);
        }
    }
}
