package io.github.wsgauntlet.server.deflate;

import io.github.wsgauntlet.server.deflate.Compression.Output;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inflates a stream of DEFLATE blocks (RFC 1951), however it is cut, as far as the bytes go.
 *
 * <p>{@link java.util.zip.Inflater} cannot tell what permessage-deflate has to know: whether a message ends where it
 * may, how far a match reaches back, and what follows a final block. Here all three are plain to see. A message is
 * whole when the length of a stored block comes next, which is the very tail that its sender took off (RFC 7692 7.2.1);
 * a distance is a number to compare; and a final block is a block. It is not slower either, and holds no memory outside
 * the heap.
 *
 * <p>Every step either has all of its bits or takes none, so there is nothing to be undone when the bytes run out.
 */
final class StreamInflater {

    private enum State {
        BLOCK_HEADER,
        STORED_LENGTH,
        STORED_BYTES,
        DYNAMIC_CODES,
        SYMBOLS,
        /** The data is not valid and the rule is waived: what is left of the message is lost. */
        BROKEN
    }

    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;
    private static final int END_OF_BLOCK = 256;

    /** The shortest length, or distance, of each symbol, and how many bits follow that add to it (RFC 1951 3.2.5). */
    private static final int[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };

    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final int[] DISTANCE_BITS = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };

    private final Rules rules;
    private final int windowSize;
    private final BitReader in = new BitReader();
    private final SlidingWindow window = new SlidingWindow();
    private @Nullable DynamicCodes dynamic;
    private State state = State.BLOCK_HEADER;
    private boolean finalBlock;
    private int storedLeft;
    private HuffmanCode literals = HuffmanCode.FIXED_LITERALS;
    private HuffmanCode distances = HuffmanCode.FIXED_DISTANCES;

    /**
     * Create an inflater with an empty window.
     *
     * @param rules the rules to keep
     * @param windowSize how far a match may reach back, 256 to 32768 bytes
     */
    StreamInflater(Rules rules, int windowSize) {
        this.rules = rules;
        this.windowSize = windowSize;
    }

    /** Expect a block at the next byte, whatever came before. The window stays as it is. */
    void startMessage() {
        in.clear();
        dynamic = null;
        state = State.BLOCK_HEADER;
    }

    /** Forget the window, so that no match can reach back beyond this point (RFC 7692 7.1.1). */
    void forgetWindow() {
        window.forget();
    }

    /** Return how many bytes the window takes. */
    long held() {
        return window.held();
    }

    /** Return how many bytes have come out since the start. */
    long total() {
        return window.total();
    }

    /** Return whether 00 00 FF FF would end the data: the block before is complete, and an empty one has begun. */
    boolean awaitsTail() {
        return state == State.STORED_LENGTH && in.isEmpty();
    }

    /** Return whether the data was not valid, and is not inflated any further. */
    boolean isBroken() {
        return state == State.BROKEN;
    }

    /**
     * Inflate a piece of the stream.
     *
     * @throws Violation when the data is not valid; the output has what came before
     */
    void inflate(byte[] bytes, int from, int to, Output out) {
        in.supply(bytes, from, to);
        try {
            boolean advancing = true;
            while (advancing) {
                if (!window.hasRoom()) {
                    window.makeRoom(out);
                }
                advancing = step();
            }
        } catch (Violation invalid) {
            window.handOn(out);
            throw invalid;
        }
        in.letGo();
        window.handOn(out);
    }

    /** Go on until the state changes, the window is full or the bits run out; return false for the last. */
    private boolean step() {
        return switch (state) {
            case BLOCK_HEADER -> blockHeader();
            case STORED_LENGTH -> storedLength();
            case STORED_BYTES -> storedBytes();
            case DYNAMIC_CODES -> dynamicCodes();
            case SYMBOLS -> symbols();
            case BROKEN -> false;
        };
    }

    private boolean blockHeader() {
        if (!in.has(3)) {
            return false;
        }
        finalBlock = in.take(1) == 1;
        switch (in.take(2)) {
            case STORED -> {
                in.skipToByte();
                state = State.STORED_LENGTH;
            }
            case FIXED -> symbolsIn(HuffmanCode.FIXED_LITERALS, HuffmanCode.FIXED_DISTANCES);
            case DYNAMIC -> {
                dynamic = new DynamicCodes();
                state = State.DYNAMIC_CODES;
            }
            default -> requireValid(false);
        }
        return true;
    }

    private boolean storedLength() {
        if (!in.has(32)) {
            return false;
        }
        storedLeft = in.take(16);
        rules.require(Rule.STORED_LENGTHS_ARE_CONFIRMED, in.take(16) == (~storedLeft & 0xFFFF));
        state = State.STORED_BYTES;
        return true;
    }

    private boolean storedBytes() {
        int count = window.append(in, storedLeft);
        storedLeft -= count;
        if (storedLeft == 0) {
            endBlock();
            return true;
        }
        return count > 0;
    }

    private boolean dynamicCodes() {
        DynamicCodes codes = Objects.requireNonNull(dynamic);
        return switch (codes.read(in)) {
            case INCOMPLETE -> false;
            case INVALID -> requireValid(false);
            case COMPLETE -> {
                symbolsIn(codes.literals(), codes.distances());
                dynamic = null;
                yield true;
            }
        };
    }

    private void symbolsIn(HuffmanCode literalCode, HuffmanCode distanceCode) {
        literals = literalCode;
        distances = distanceCode;
        state = State.SYMBOLS;
    }

    private boolean symbols() {
        while (state == State.SYMBOLS && window.hasRoom()) {
            in.refill();
            int literal = literals.decode(in.peek(0));
            int used = HuffmanCode.lengthOf(literal);
            int symbol = HuffmanCode.symbolOf(literal);
            if (used > in.count()) {
                return false;
            }
            if (symbol < END_OF_BLOCK) {
                in.drop(used);
                window.append((byte) symbol);
            } else if (symbol == END_OF_BLOCK) {
                in.drop(used);
                endBlock();
            } else if (!match(symbol - END_OF_BLOCK - 1, used)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Take a length and a distance.
     *
     * @param lengthSymbol the symbol of the length, counted from 0
     * @param start how many bits of it are peeked at already
     * @return whether there was a match to take
     */
    private boolean match(int lengthSymbol, int start) {
        if (!requireValid(lengthSymbol < LENGTHS.length)) {
            return false;
        }
        int length = LENGTHS[lengthSymbol] + in.peek(start, LENGTH_BITS[lengthSymbol]);
        int afterLength = start + LENGTH_BITS[lengthSymbol];
        int code = distances.decode(in.peek(afterLength));
        int afterCode = afterLength + HuffmanCode.lengthOf(code);
        int symbol = HuffmanCode.symbolOf(code);
        if (afterCode > in.count() || !requireValid(symbol < DISTANCES.length)) {
            return false;
        }
        int distance = DISTANCES[symbol] + in.peek(afterCode, DISTANCE_BITS[symbol]);
        int end = afterCode + DISTANCE_BITS[symbol];
        if (end > in.count()) {
            return false;
        }
        in.drop(end);
        if (rules.require(Rule.DISTANCES_STAY_BEHIND_THE_START, distance <= window.reach())) {
            rules.require(Policy.DISTANCES_FIT_THE_WINDOW, distance <= windowSize);
            window.copy(distance, length);
        } else {
            window.appendZeros(length);
        }
        return true;
    }

    /** A block may follow a final one, at the next byte (RFC 7692 7.2.3.4). */
    private void endBlock() {
        if (finalBlock) {
            in.skipToByte();
        }
        // The codes of this block are not to be kept until there is another one.
        literals = HuffmanCode.FIXED_LITERALS;
        distances = HuffmanCode.FIXED_DISTANCES;
        state = State.BLOCK_HEADER;
    }

    private boolean requireValid(boolean holds) {
        if (!rules.require(Rule.COMPRESSED_DATA_IS_VALID, holds)) {
            state = State.BROKEN;
        }
        return holds;
    }
}
