package io.github.wsgauntlet.harness.deflate;

/** A Huffman code that is given by the length of each symbol's code (RFC 1951 3.2.2). */
final class HuffmanDecoder {
    /** What is read where no symbol has the code. */
    static final int NO_SYMBOL = -1;

    private static final int LONGEST = 15;

    /** DecodingCodes of up to that many bits are found at once. */
    private static final int SHORT = 9;

    /** How many codes have each length. */
    private final int[] counts = new int[LONGEST + 1];

    /** The symbols in the order of their codes. */
    private final int[] symbols;

    /** For what the next bits may be, the length and the index of the short code they start with; 0 for none. */
    private final int[] shortCodes = new int[1 << SHORT];

    /** How many bits it takes to know, at least one even where there is no code. */
    private final int longest;

    /**
     * Create a code.
     *
     * @param lengths the length of each symbol's code in bits, 0 to 15, 0 for none
     */
    HuffmanDecoder(int... lengths) {
        for (int length : lengths) {
            counts[length]++;
        }
        symbols = new int[lengths.length - counts[0]];
        counts[0] = 0;
        int[] next = new int[LONGEST + 1];
        for (int length = 1; length <= LONGEST; length++) {
            next[length] = next[length - 1] + counts[length - 1];
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[next[lengths[symbol]]++] = symbol;
            }
        }
        int most = LONGEST;
        while (most > 1 && counts[most] == 0) {
            most--;
        }
        longest = most;
        if (!overSubscribed()) {
            findShortCodes();
        }
    }

    private void findShortCodes() {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= SHORT; length++) {
            code <<= 1;
            for (int i = 0; i < counts[length]; i++, code++, index++) {
                int first = Integer.reverse(code) >>> Integer.SIZE - length;
                for (int bits = first; bits < shortCodes.length; bits += 1 << length) {
                    shortCodes[bits] = index << 4 | length;
                }
            }
        }
    }

    /** Return whether there are more codes of a length than bits can tell apart. */
    boolean overSubscribed() {
        return unused() < 0;
    }

    /** Return whether there are bits that no code starts with. */
    boolean incomplete() {
        return unused() > 0;
    }

    /** Return whether no code is longer than one bit. */
    boolean ofSingleBits() {
        return longest == 1;
    }

    /**
     * Read a symbol by its code, or {@link #NO_SYMBOL} as soon as it can have none.
     *
     * @throws Stop if the bits end inside a code
     */
    int read(BitSource bits) throws Stop {
        int found = shortCodes[bits.peek(SHORT)];
        int shortLength = found & 15;
        if (shortLength > 0 && shortLength <= bits.left()) {
            bits.skip(shortLength);
            return symbols[found >> 4];
        }
        int code = 0;
        int first = 0;
        int before = 0;
        for (int length = 1; length <= longest; length++) {
            code = code << 1 | bits.read(1);
            first <<= 1;
            if (code - first < counts[length]) {
                return symbols[before + code - first];
            }
            first += counts[length];
            before += counts[length];
        }
        return NO_SYMBOL;
    }

    /** Return how many codes of the largest length are neither used nor start with one that is. */
    private int unused() {
        int unused = 1 << LONGEST;
        for (int length = 1; length <= LONGEST; length++) {
            unused -= counts[length] << LONGEST - length;
        }
        return unused;
    }
}
