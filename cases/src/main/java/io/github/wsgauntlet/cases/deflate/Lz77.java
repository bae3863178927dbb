package io.github.wsgauntlet.cases.deflate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the repetitions in bytes (RFC 1951 4), and takes at each place the longest it sees, without looking whether the
 * next place has a longer one.
 *
 * <p>Places whose next three bytes have the same hash make a chain, on which each leads to the one before. The end of a
 * long chain is not looked at.
 */
public final class Lz77 {
    private static final int HASH_BITS = 15;
    private static final int FEW_BITS = 6;

    /** No place; the others are counted from 1 on, so that a fresh table need not be filled. */
    private static final int NOWHERE = 0;

    /** How many places of a chain are looked at. */
    private static final int MOST_PLACES = 64;

    private final byte[] bytes;
    private final int window;
    private final int shift;
    private final int[] latest;
    private final int[] before;

    private Lz77(byte[] bytes, int window) {
        this.bytes = bytes;
        this.window = window;
        this.before = new int[bytes.length];
        // Where even one chain of all places is looked at to its end, it does not matter how they are shared out.
        int bits = bytes.length <= MOST_PLACES ? FEW_BITS : HASH_BITS;
        this.shift = Integer.SIZE - bits;
        this.latest = new int[1 << bits];
    }

    /**
     * Turn bytes into literals and matches.
     *
     * @param history the bytes before, which matches may reach into; without context takeover none
     * @param data the bytes
     * @param windowBits how far back a match may start, as a power of 2, 8 to 15 (RFC 7692 7.1.2). It may start as far
     *     back as that, which zlib never does.
     * @throws IllegalArgumentException if there is no such window
     */
    public static List<DeflateToken> tokens(byte[] history, byte[] data, int windowBits) {
        int window = windowSize(windowBits);
        int known = Math.min(history.length, window);
        byte[] bytes = Arrays.copyOfRange(history, history.length - known, history.length + data.length);
        System.arraycopy(data, 0, bytes, known, data.length);
        return new Lz77(bytes, window).tokensFrom(known);
    }

    /**
     * Return the size of a window in bytes.
     *
     * @throws IllegalArgumentException if there is no such window
     */
    static int windowSize(int windowBits) {
        if (windowBits < 8 || windowBits > 15) {
            throw new IllegalArgumentException("A window has 8 to 15 bits, not " + windowBits);
        }
        return 1 << windowBits;
    }

    private List<DeflateToken> tokensFrom(int start) {
        remember(0, start);
        var tokens = new ArrayList<DeflateToken>();
        int at = start;
        while (at < bytes.length) {
            DeflateToken token = tokenAt(at);
            tokens.add(token);
            remember(at, at + token.length());
            at += token.length();
        }
        return tokens;
    }

    private DeflateToken tokenAt(int at) {
        int most = Math.min(DeflateToken.Match.LONGEST, bytes.length - at);
        int bestLength = DeflateToken.Match.SHORTEST - 1;
        int bestPlace = NOWHERE;
        int place = bestLength < most ? latest[hash(at)] : NOWHERE;
        for (int i = 0; i < MOST_PLACES && place != NOWHERE && at - (place - 1) <= window; i++) {
            int from = place - 1;
            // A longer match has the byte, too, with which it would be longer. Few places have.
            if (bytes[from + bestLength] == bytes[at + bestLength]) {
                int length = matchLength(from, at, most);
                if (length > bestLength) {
                    bestPlace = place;
                    bestLength = length;
                    if (length == most) {
                        break;
                    }
                }
            }
            place = before[from];
        }
        return bestPlace == NOWHERE
                ? DeflateToken.Literal.of(bytes[at])
                : new DeflateToken.Match(bestLength, at - (bestPlace - 1));
    }

    private int matchLength(int place, int at, int most) {
        int mismatch = Arrays.mismatch(bytes, place, place + most, bytes, at, at + most);
        return mismatch < 0 ? most : mismatch;
    }

    private void remember(int from, int to) {
        int end = Math.min(to, bytes.length - DeflateToken.Match.SHORTEST + 1);
        for (int at = from; at < end; at++) {
            int hash = hash(at);
            before[at] = latest[hash];
            latest[hash] = at + 1;
        }
    }

    private int hash(int at) {
        int three = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        return three * 0x9E3779B1 >>> shift;
    }
}
