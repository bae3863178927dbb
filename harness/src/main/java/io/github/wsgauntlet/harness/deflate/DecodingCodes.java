package io.github.wsgauntlet.harness.deflate;

import java.util.Arrays;

/**
 * The two codes of a block.
 *
 * @param literals for literals, the end of the block and the lengths of matches
 * @param distances for the distances of matches
 */
record DecodingCodes(HuffmanDecoder literals, HuffmanDecoder distances) {
    /** The symbol that ends a block. The literals are below, the lengths above. */
    static final int END_OF_BLOCK = 256;

    /** The codes that the RFC fixes (RFC 1951 3.2.6). The last two symbols of each stand for nothing. */
    static final DecodingCodes FIXED = fixed();

    private static DecodingCodes fixed() {
        int[] literals = new int[288];
        Arrays.fill(literals, 0, 144, 8);
        Arrays.fill(literals, 144, 256, 9);
        Arrays.fill(literals, 256, 280, 7);
        Arrays.fill(literals, 280, 288, 8);
        int[] distances = new int[32];
        Arrays.fill(distances, 5);
        return new DecodingCodes(new HuffmanDecoder(literals), new HuffmanDecoder(distances));
    }
}
