package io.github.wsgauntlet.server.deflate;

import java.util.Arrays;

/**
 * A Huffman code, made from the lengths of its codes (RFC 1951 3.2.2).
 *
 * <p>The short codes, which most symbols have, are found in a table by the next bits; a longer one bit by bit.
 */
final class HuffmanCode {

    /** The code of literals and lengths in a fixed block (RFC 1951 3.2.6). */
    static final HuffmanCode FIXED_LITERALS = new HuffmanCode(fixedLiteralLengths());

    /** The code of distances in a fixed block. */
    static final HuffmanCode FIXED_DISTANCES = new HuffmanCode(fixedDistanceLengths());

    private static final int LONGEST = 15;
    private static final int TABLE_BITS = 9;

    /** A symbol that no alphabet has, with a length of one bit: that bit is known to be wrong. */
    private static final int NO_SYMBOL = 0xFFF0 | 1;

    /** The code of the next nine bits, 0 where it is longer than that or there is none. */
    private final short[] table = new short[1 << TABLE_BITS];

    private final int[] counts = new int[LONGEST + 1];
    private final short[] symbols;

    private HuffmanCode(byte[] lengths) {
        for (byte length : lengths) {
            counts[length]++;
        }
        counts[0] = 0;
        int[] next = new int[LONGEST + 1];
        int[] rank = new int[LONGEST + 1];
        for (int length = 1; length <= LONGEST; length++) {
            next[length] = (next[length - 1] + counts[length - 1]) << 1;
            rank[length] = rank[length - 1] + counts[length - 1];
        }
        this.symbols = new short[rank[LONGEST] + counts[LONGEST]];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                symbols[rank[length]++] = (short) symbol;
                int code = next[length]++;
                if (length <= TABLE_BITS) {
                    tabulate(symbol, code, length);
                }
            }
        }
    }

    /**
     * Return the code with these lengths.
     *
     * @param lengths the length of each symbol's code, 0 to 15, 0 for a symbol that does not occur
     * @throws IllegalArgumentException when the lengths are not {@link #isValid valid}
     */
    static HuffmanCode of(byte[] lengths) {
        if (!isValid(lengths)) {
            throw new IllegalArgumentException("These lengths make no Huffman code");
        }
        return new HuffmanCode(lengths);
    }

    /**
     * Return whether lengths make a code in which every sequence of bits has a meaning. A code of one symbol or none is
     * valid, too: there is no way to make it complete (RFC 1951 3.2.7).
     */
    static boolean isValid(byte[] lengths) {
        int unused = unused(lengths);
        return unused == 0 || (unused > 0 && longest(lengths) <= 1);
    }

    /** Return whether lengths make a code in which every sequence of bits has a meaning. */
    static boolean isComplete(byte[] lengths) {
        return unused(lengths) == 0;
    }

    /** Return how many of the 2^15 sequences of 15 bits have no meaning; less than 0 when some would have two. */
    private static int unused(byte[] lengths) {
        int unused = 1 << LONGEST;
        for (byte length : lengths) {
            unused -= length == 0 ? 0 : 1 << (LONGEST - length);
        }
        return unused;
    }

    private static int longest(byte[] lengths) {
        int longest = 0;
        for (byte length : lengths) {
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** Enter a code into the table, with whatever bits may follow it. */
    private void tabulate(int symbol, int code, int length) {
        int first = Integer.reverse(code) >>> (Integer.SIZE - length);
        for (int bits = first; bits < table.length; bits += 1 << length) {
            table[bits] = (short) packed(symbol, length);
        }
    }

    /**
     * Find the code that some bits start with.
     *
     * @param bits the bits, the first of them the least significant, with anything after their end
     * @return {@link #symbolOf} tells the symbol, one that no alphabet has when there is none, and {@link #lengthOf}
     *     the length, of which the caller knows whether there are so many bits
     */
    int decode(int bits) {
        int found = table[bits & ((1 << TABLE_BITS) - 1)];
        return found != 0 ? found : decodeSlowly(bits);
    }

    /** Codes of one length are consecutive numbers; those that start a longer code are greater. */
    private int decodeSlowly(int bits) {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= bits >>> (length - 1) & 1;
            int count = counts[length];
            if (code - first < count) {
                return packed(symbols[index + code - first], length);
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        return NO_SYMBOL;
    }

    static int symbolOf(int decoded) {
        return decoded >> 4;
    }

    static int lengthOf(int decoded) {
        return decoded & 0xF;
    }

    private static int packed(int symbol, int length) {
        return symbol << 4 | length;
    }

    private static byte[] fixedLiteralLengths() {
        byte[] lengths = new byte[288];
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, 288, (byte) 8);
        return lengths;
    }

    private static byte[] fixedDistanceLengths() {
        byte[] lengths = new byte[32];
        Arrays.fill(lengths, (byte) 5);
        return lengths;
    }
}
