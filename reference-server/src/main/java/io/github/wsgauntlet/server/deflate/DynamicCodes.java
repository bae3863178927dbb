package io.github.wsgauntlet.server.deflate;

import java.util.Arrays;

/** The two Huffman codes that stand at the start of a dynamic block (RFC 1951 3.2.7). */
final class DynamicCodes {

    /** How far the codes are read. */
    enum Progress {
        INCOMPLETE,
        COMPLETE,
        INVALID
    }

    private enum Expected {
        COUNTS,
        LENGTHS_OF_LENGTHS,
        LENGTHS
    }

    private static final int MOST_LITERALS = 286;
    private static final int MOST_DISTANCES = 30;
    private static final int END_OF_BLOCK = 256;

    /** The order in which the lengths of the code for lengths are written. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int REPEAT_PREVIOUS = 16;
    private static final int REPEAT_ZERO = 17;
    private static final int REPEAT_ZERO_OFTEN = 18;

    private Expected expected = Expected.COUNTS;
    private int literalCount;
    private int distanceCount;
    private int lengthCount;
    private int at;
    private final byte[] lengthsOfLengths = new byte[ORDER.length];
    private final byte[] lengths = new byte[MOST_LITERALS + MOST_DISTANCES];
    private HuffmanCode lengthCode = HuffmanCode.FIXED_DISTANCES;
    private HuffmanCode literals = HuffmanCode.FIXED_LITERALS;
    private HuffmanCode distances = HuffmanCode.FIXED_DISTANCES;

    /** Return the code of literals and lengths, when it is complete. */
    HuffmanCode literals() {
        return literals;
    }

    /** Return the code of distances, when it is complete. */
    HuffmanCode distances() {
        return distances;
    }

    /** Read on, as far as the bits go. */
    Progress read(BitReader in) {
        return switch (expected) {
            case COUNTS -> counts(in);
            case LENGTHS_OF_LENGTHS -> lengthsOfLengths(in);
            case LENGTHS -> lengths(in);
        };
    }

    private Progress counts(BitReader in) {
        if (!in.has(14)) {
            return Progress.INCOMPLETE;
        }
        literalCount = 257 + in.take(5);
        distanceCount = 1 + in.take(5);
        lengthCount = 4 + in.take(4);
        if (literalCount > MOST_LITERALS || distanceCount > MOST_DISTANCES) {
            return Progress.INVALID;
        }
        expected = Expected.LENGTHS_OF_LENGTHS;
        return lengthsOfLengths(in);
    }

    private Progress lengthsOfLengths(BitReader in) {
        for (; at < lengthCount; at++) {
            if (!in.has(3)) {
                return Progress.INCOMPLETE;
            }
            lengthsOfLengths[ORDER[at]] = (byte) in.take(3);
        }
        if (!HuffmanCode.isComplete(lengthsOfLengths)) {
            return Progress.INVALID;
        }
        lengthCode = HuffmanCode.of(lengthsOfLengths);
        at = 0;
        expected = Expected.LENGTHS;
        return lengths(in);
    }

    private Progress lengths(BitReader in) {
        while (at < literalCount + distanceCount) {
            in.refill();
            int decoded = lengthCode.decode(in.peek(0));
            int symbol = HuffmanCode.symbolOf(decoded);
            int used = HuffmanCode.lengthOf(decoded);
            if (used + repeatBits(symbol) > in.count()) {
                return Progress.INCOMPLETE;
            }
            in.drop(used);
            if (symbol < REPEAT_PREVIOUS) {
                lengths[at++] = (byte) symbol;
            } else if (!repeat(symbol, in.take(repeatBits(symbol)))) {
                return Progress.INVALID;
            }
        }
        byte[] literalLengths = Arrays.copyOf(lengths, literalCount);
        byte[] distanceLengths = Arrays.copyOfRange(lengths, literalCount, at);
        if (lengths[END_OF_BLOCK] == 0
                || !HuffmanCode.isValid(literalLengths)
                || !HuffmanCode.isValid(distanceLengths)) {
            return Progress.INVALID;
        }
        literals = HuffmanCode.of(literalLengths);
        distances = HuffmanCode.of(distanceLengths);
        return Progress.COMPLETE;
    }

    private boolean repeat(int symbol, int extra) {
        int times = (symbol == REPEAT_ZERO_OFTEN ? 11 : 3) + extra;
        boolean previous = symbol == REPEAT_PREVIOUS;
        if (at + times > literalCount + distanceCount || (previous && at == 0)) {
            return false;
        }
        Arrays.fill(lengths, at, at + times, previous ? lengths[at - 1] : 0);
        at += times;
        return true;
    }

    private static int repeatBits(int symbol) {
        return switch (symbol) {
            case REPEAT_PREVIOUS -> 2;
            case REPEAT_ZERO -> 3;
            case REPEAT_ZERO_OFTEN -> 7;
            default -> 0;
        };
    }
}
