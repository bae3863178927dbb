package io.github.wsgauntlet.cases.deflate;

import java.util.Arrays;

/** A Huffman code as a block has it: the lengths of its codes say all (RFC 1951 3.2.2). */
final class HuffmanEncoder {
    private final int[] lengths;

    /** The code of each symbol, turned round: its first bit is the least significant. */
    private final int[] codes;

    /**
     * Create a code.
     *
     * @param lengths the length of each symbol's code in bits, 0 for none
     */
    HuffmanEncoder(int... lengths) {
        this.lengths = lengths.clone();
        this.codes = new int[lengths.length];
        int[] next = firstCodes(lengths);
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            codes[symbol] = length == 0 ? 0 : Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
        }
    }

    /** Return the first code of each length (RFC 1951 3.2.2, step 2). */
    private static int[] firstCodes(int[] lengths) {
        int[] counts = new int[Integer.SIZE];
        for (int length : lengths) {
            counts[length]++;
        }
        int[] first = new int[Integer.SIZE];
        for (int length = 2; length < Integer.SIZE; length++) {
            first[length] = (first[length - 1] + counts[length - 1]) << 1;
        }
        return first;
    }

    /** Return the length of each symbol's code, up to the last that has one but at least of {@code least} symbols. */
    int[] lengths(int least) {
        int count = lengths.length;
        while (count > least && lengths[count - 1] == 0) {
            count--;
        }
        return Arrays.copyOf(lengths, count);
    }

    /** Write the code of a symbol that has one. */
    void write(int symbol, BitWriter out) {
        out.write(codes[symbol], lengths[symbol]);
    }
}
