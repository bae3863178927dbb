package io.github.wsgauntlet.cases.deflate;

/**
 * A length or distance as a block writes it: a symbol that stands for a range of them, and extra bits that tell which
 * (RFC 1951 3.2.5).
 *
 * <p>From one symbol to the next the ranges are equally large, until after two or four symbols they double.
 *
 * @param symbol the symbol
 * @param extra the extra bits as a number
 * @param extraBits how many extra bits there are
 */
record CodedNumber(int symbol, int extra, int extraBits) {
    private static final int FIRST_LENGTH_SYMBOL = 257;

    /** The longest match has a symbol of its own, although the one before has room for it. */
    private static final CodedNumber LONGEST = new CodedNumber(285, 0, 0);

    static CodedNumber ofLength(int length) {
        return length == DeflateToken.Match.LONGEST
                ? LONGEST
                : of(length - DeflateToken.Match.SHORTEST, 2, FIRST_LENGTH_SYMBOL);
    }

    static CodedNumber ofDistance(int distance) {
        return of(distance - 1, 1, 0);
    }

    /** EncodingCodes a number where the ranges double after 2 to the power of {@code bits} symbols. */
    private static CodedNumber of(int number, int bits, int firstSymbol) {
        int highestBit = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number);
        int extraBits = Math.max(0, highestBit - bits);
        int symbol = firstSymbol + (extraBits << bits) + (number >> extraBits);
        return new CodedNumber(symbol, number & (1 << extraBits) - 1, extraBits);
    }
}
