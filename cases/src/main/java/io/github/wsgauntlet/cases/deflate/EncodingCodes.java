package io.github.wsgauntlet.cases.deflate;

import java.util.Arrays;
import java.util.List;

/**
 * The two codes of a block, and how it writes its data with them.
 *
 * @param literals for literals, the end of the block and the lengths of matches
 * @param distances for the distances of matches
 */
record EncodingCodes(HuffmanEncoder literals, HuffmanEncoder distances) {
    private static final int LONGEST = 15;
    private static final int END_OF_BLOCK = 256;
    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;

    /** The codes that the RFC fixes (RFC 1951 3.2.6). */
    static final EncodingCodes FIXED = fixed();

    private static EncodingCodes fixed() {
        int[] literals = new int[288];
        Arrays.fill(literals, 0, 144, 8);
        Arrays.fill(literals, 144, 256, 9);
        Arrays.fill(literals, 256, 280, 7);
        Arrays.fill(literals, 280, 288, 8);
        int[] distances = new int[DISTANCES];
        Arrays.fill(distances, 5);
        return new EncodingCodes(new HuffmanEncoder(literals), new HuffmanEncoder(distances));
    }

    /** Return the best codes for some data. */
    static EncodingCodes bestFor(List<DeflateToken> tokens) {
        int[] literals = new int[LITERALS];
        int[] distances = new int[DISTANCES];
        for (DeflateToken token : tokens) {
            switch (token) {
                case DeflateToken.Literal(byte value) -> literals[value & 0xff]++;
                case DeflateToken.Match(int length, int distance) -> {
                    literals[CodedNumber.ofLength(length).symbol()]++;
                    distances[CodedNumber.ofDistance(distance).symbol()]++;
                }
            }
        }
        literals[END_OF_BLOCK]++;
        if (tokens.isEmpty()) {
            // The RFC lets a single symbol leave half of its code unused only among the distances (RFC 1951 3.2.7).
            literals[0]++;
        }
        return new EncodingCodes(
                new HuffmanEncoder(CodeLengths.best(literals, LONGEST)),
                new HuffmanEncoder(CodeLengths.best(distances, LONGEST)));
    }

    /** Write data, and the end of its block. */
    void write(List<DeflateToken> tokens, BitWriter out) {
        for (DeflateToken token : tokens) {
            switch (token) {
                case DeflateToken.Literal(byte value) -> literals.write(value & 0xff, out);
                case DeflateToken.Match(int length, int distance) -> {
                    write(CodedNumber.ofLength(length), literals, out);
                    write(CodedNumber.ofDistance(distance), distances, out);
                }
            }
        }
        literals.write(END_OF_BLOCK, out);
    }

    private static void write(CodedNumber number, HuffmanEncoder code, BitWriter out) {
        code.write(number.symbol(), out);
        out.write(number.extra(), number.extraBits());
    }
}
