package io.github.wsgauntlet.harness.deflate;

import static io.github.wsgauntlet.harness.deflate.DecodingCodes.END_OF_BLOCK;

import java.util.Arrays;
import java.util.List;

/** Reads what a dynamic block has before its data: its codes (RFC 1951 3.2.7). */
final class DynamicHeaderReader {
    private static final int MOST_LITERALS = 286;
    private static final int MOST_DISTANCES = 30;

    /** The symbols of the code length code, those first that are used most. */
    private static final List<Integer> ORDER =
            List.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15);

    private final BitSource bits;
    private final int block;
    private final long start;

    private DynamicHeaderReader(BitSource bits, int block) {
        this.bits = bits;
        this.block = block;
        this.start = bits.position();
    }

    /**
     * Read the codes of a block.
     *
     * @param bits read up to the data
     * @param block the number of the block, for what is said about it
     * @throws Stop if the bits end or are no two codes
     */
    static DecodingCodes read(BitSource bits, int block) throws Stop {
        return new DynamicHeaderReader(bits, block).codes();
    }

    private DecodingCodes codes() throws Stop {
        int literals = bits.read(5) + 257;
        int distances = bits.read(5) + 1;
        int codeLengths = bits.read(4) + 4;
        require(
                literals <= MOST_LITERALS,
                "announces " + literals + " literal and length codes, where " + MOST_LITERALS + " are the most",
                start);
        require(
                distances <= MOST_DISTANCES,
                "announces " + distances + " distance codes, where " + MOST_DISTANCES + " are the most",
                start);
        HuffmanDecoder codeLengthCode = codeLengthCode(codeLengths);
        long from = bits.position();
        int[] lengths = lengths(codeLengthCode, literals + distances);
        require(lengths[END_OF_BLOCK] > 0, "has no code for its end, symbol 256", from);
        var literalCode = new HuffmanDecoder(Arrays.copyOf(lengths, literals));
        requireWhole(literalCode, "literal and length code", from);
        var distanceCode = new HuffmanDecoder(Arrays.copyOfRange(lengths, literals, lengths.length));
        requireWhole(distanceCode, "distance code", from);
        return new DecodingCodes(literalCode, distanceCode);
    }

    private HuffmanDecoder codeLengthCode(int count) throws Stop {
        long from = bits.position();
        int[] lengths = new int[ORDER.size()];
        for (int symbol : ORDER.subList(0, count)) {
            lengths[symbol] = bits.read(3);
        }
        var code = new HuffmanDecoder(lengths);
        require(!code.overSubscribed(), "has an over-subscribed code length code", from);
        require(!code.incomplete(), "has an incomplete code length code", from);
        return code;
    }

    private int[] lengths(HuffmanDecoder codeLengthCode, int count) throws Stop {
        int[] lengths = new int[count];
        int known = 0;
        while (known < count) {
            long from = bits.position();
            int symbol = codeLengthCode.read(bits);
            int times = switch (symbol) {
                case 16 -> 3 + bits.read(2);
                case 17 -> 3 + bits.read(3);
                case 18 -> 11 + bits.read(7);
                default -> 1;
            };
            require(symbol != 16 || known > 0, "repeats a code length where there is none", from);
            require(times <= count - known, "repeats a code length beyond the last of " + count, from);
            int length = symbol == 16 ? lengths[known - 1] : symbol < 16 ? symbol : 0;
            Arrays.fill(lengths, known, known + times, length);
            known += times;
        }
        return lengths;
    }

    /** One code of one bit is all an alphabet of one symbol needs, and none all that one without symbols does. */
    private void requireWhole(HuffmanDecoder code, String name, long from) throws Stop {
        require(!code.overSubscribed(), "has an over-subscribed " + name, from);
        require(!code.incomplete() || code.ofSingleBits(), "has an incomplete " + name, from);
    }

    private void require(boolean kept, String otherwise, long position) throws Stop {
        if (!kept) {
            throw Stop.damaged(block, otherwise, position);
        }
    }
}
