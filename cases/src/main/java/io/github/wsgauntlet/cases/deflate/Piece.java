package io.github.wsgauntlet.cases.deflate;

import java.util.List;

/** A piece of a DEFLATE stream: a block, or bits that need not be one. */
public sealed interface Piece {

    /**
     * A stored block (RFC 1951 3.2.4).
     *
     * @param last whether BFINAL is set
     * @param data its data, at most 65535 bytes
     */
    record Stored(boolean last, byte[] data) implements Piece {
        static final int LARGEST = 0xffff;

        public Stored {
            if (data.length > LARGEST) {
                throw new IllegalArgumentException("A stored block has at most 65535 bytes, not " + data.length);
            }
        }
    }

    /**
     * A block with the codes of the RFC (RFC 1951 3.2.6).
     *
     * @param last whether BFINAL is set; if so, zero bits fill up the byte after it (RFC 7692 7.2.1)
     * @param tokens its data
     */
    record Fixed(boolean last, List<DeflateToken> tokens) implements Piece {
        public Fixed {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * A block with codes of its own, the best there are for its data (RFC 1951 3.2.7).
     *
     * @param last whether BFINAL is set; if so, zero bits fill up the byte after it (RFC 7692 7.2.1)
     * @param tokens its data
     */
    record Dynamic(boolean last, List<DeflateToken> tokens) implements Piece {
        public Dynamic {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * Any bits.
     *
     * @param number the bits as a number, of which the least significant comes first
     * @param count how many, 0 to 32
     */
    record Bits(int number, int count) implements Piece {
        public Bits {
            if (count < 0 || count > Integer.SIZE) {
                throw new IllegalArgumentException("A number has 0 to 32 bits, not " + count);
            }
        }
    }

    /** Zero bits up to the next byte, none at the start of one. */
    record Padding() implements Piece {}

    /** Return an empty stored block, which zlib calls a sync flush. It ends in {@code 00 00 ff ff}. */
    static Piece syncFlush() {
        return new Stored(false, new byte[0]);
    }

    /** Return an empty fixed block of ten bits, which zlib calls a partial flush. It need not end with a byte. */
    static Piece partialFlush() {
        return new Fixed(false, List.of());
    }
}
