package io.github.wsgauntlet.harness.deflate;

import static io.github.wsgauntlet.harness.deflate.DecodingCodes.END_OF_BLOCK;

import java.util.ArrayList;
import java.util.List;

/** Reads the blocks of one payload, up to its end or to what is not DEFLATE (RFC 1951 3.2.3). */
final class DeflateReader {
    private static final int HEADER_BITS = 3;

    private final BitSource bits;
    private final InflatedBytes inflated;
    private final List<Block> blocks = new ArrayList<>();

    DeflateReader(byte[] payload, InflatedBytes inflated) {
        this.bits = new BitSource(payload);
        this.inflated = inflated;
    }

    /** Read all there is. */
    InflatedMessage read() {
        try {
            while (bits.left() >= HEADER_BITS) {
                readBlock();
            }
            return message(blocks.isEmpty() ? PayloadEnding.EMPTY : behind(blocks.getLast()), "");
        } catch (Stop stop) {
            return message(stop.ending(), stop.fault());
        }
    }

    private InflatedMessage message(PayloadEnding ending, String fault) {
        return new InflatedMessage(
                inflated.message(), blocks, inflated.largestDistance(), inflated.deepestReach(), ending, fault);
    }

    private static PayloadEnding behind(Block block) {
        if (block.last()) {
            return PayloadEnding.AFTER_FINAL_BLOCK;
        }
        boolean emptyAndStored = block.type() == Block.Type.STORED && block.size() == 0;
        return emptyAndStored ? PayloadEnding.TAIL_NOT_STRIPPED : PayloadEnding.TAIL_MISSING;
    }

    private void readBlock() throws Stop {
        long start = bits.position();
        int before = inflated.size();
        boolean last = bits.read(1) == 1;
        Block.Type type = type();
        int padding = 0;
        try {
            switch (type) {
                case STORED -> {
                    padding = bits.align();
                    readStored();
                }
                case FIXED -> padding = readCoded(DecodingCodes.FIXED, last);
                case DYNAMIC -> padding = readCoded(DynamicHeaderReader.read(bits, number()), last);
            }
        } finally {
            blocks.add(new Block(type, last, start, inflated.size() - before, padding));
        }
    }

    private Block.Type type() throws Stop {
        long from = bits.position();
        return switch (bits.read(2)) {
            case 0 -> Block.Type.STORED;
            case 1 -> Block.Type.FIXED;
            case 2 -> Block.Type.DYNAMIC;
            default -> throw damaged("has the reserved block type 11", from);
        };
    }

    private void readStored() throws Stop {
        if (bits.left() == 0) {
            throw Stop.at(PayloadEnding.TAIL_STRIPPED);
        }
        long from = bits.position();
        int length = bits.read(Short.SIZE);
        int complement = bits.read(Short.SIZE);
        if (complement != (~length & 0xffff)) {
            throw damaged("has the length 0x%04x, whose complement is not 0x%04x".formatted(length, complement), from);
        }
        bits.copy(length, inflated);
    }

    /** Read the symbols of a block, and the padding after it if it is final (RFC 7692 7.2.1). */
    private int readCoded(DecodingCodes codes, boolean last) throws Stop {
        boolean ended = false;
        while (!ended) {
            ended = readSymbol(codes);
        }
        return last ? bits.align() : 0;
    }

    /** Read a literal or a match, and return whether it was neither but the end of the block. */
    private boolean readSymbol(DecodingCodes codes) throws Stop {
        long from = bits.position();
        int symbol = codes.literals().read(bits);
        if (symbol == HuffmanDecoder.NO_SYMBOL) {
            throw damaged("uses a literal or length code that it does not have", from);
        }
        if (symbol < END_OF_BLOCK) {
            inflated.append(symbol);
        } else if (symbol > END_OF_BLOCK) {
            int lengthSymbol = symbol - END_OF_BLOCK - 1;
            if (lengthSymbol >= CodedRange.LENGTHS.size()) {
                throw damaged("uses the reserved length symbol " + symbol, from);
            }
            readMatch(CodedRange.LENGTHS.get(lengthSymbol).read(bits), codes.distances());
        }
        return symbol == END_OF_BLOCK;
    }

    private void readMatch(int length, HuffmanDecoder distances) throws Stop {
        long from = bits.position();
        int symbol = distances.read(bits);
        if (symbol == HuffmanDecoder.NO_SYMBOL) {
            throw damaged("uses a distance code that it does not have", from);
        }
        if (symbol >= CodedRange.DISTANCES.size()) {
            throw damaged("uses the reserved distance symbol " + symbol, from);
        }
        int distance = CodedRange.DISTANCES.get(symbol).read(bits);
        int reachable = inflated.reachable();
        if (distance > reachable) {
            throw damaged("reaches " + distance + " bytes back where the window holds " + reachable, from);
        }
        inflated.repeat(length, distance);
    }

    private Stop damaged(String how, long position) {
        return Stop.damaged(number(), how, position);
    }

    /** Return the number of the block that is being read. */
    private int number() {
        return blocks.size() + 1;
    }
}
