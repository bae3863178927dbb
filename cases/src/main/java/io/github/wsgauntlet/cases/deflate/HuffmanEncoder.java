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
        int code = 0;
        for (int length = 1; length < Integer.SIZE; length++) {
            code <<= 1;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = Integer.reverse(code++) >>> (Integer.SIZE - length);
                }
            }
        }
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
