package io.github.wsgauntlet.cases;

import io.github.wsgauntlet.cases.deflate.DeflateWriter;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import io.github.wsgauntlet.cases.deflate.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a message is compressed for permessage-deflate (RFC 7692 7.2.1).
 *
 * @param coding how its blocks are written
 * @param blockSize how many bytes of the message a block holds, at least 1; the last may hold fewer
 * @param last whether BFINAL is set in each block
 * @param windowBits how far back matches reach, as a power of 2, 8 to 15
 * @param history what was sent compressed before, into which matches may reach; may be empty
 */
public record Deflation(Coding coding, int blockSize, boolean last, int windowBits, Payload history) {

    /** Return one block of fixed codes with all the window there is, and no history. */
    public static Deflation usual() {
        return new Deflation(Coding.FIXED, Integer.MAX_VALUE, false, 15, Payload.empty());
    }

    /** Compress a message. */
    byte[] deflate(byte[] message) {
        var deflater = new PayloadDeflater(coding, windowBits);
        deflater.pieces(history.bytes());
        int[] cuts = IntStream.iterate(blockSize, cut -> cut > 0 && cut < message.length, cut -> cut + blockSize)
                .toArray();
        List<Piece> pieces = deflater.pieces(message, cuts);
        return DeflateWriter.stripTail(DeflateWriter.encode(last ? withLast(pieces) : pieces));
    }

    /** Set BFINAL in all blocks but the empty one at the end, whose tail is stripped. */
    private static List<Piece> withLast(List<Piece> pieces) {
        var changed = new ArrayList<Piece>();
        for (Piece piece : pieces.subList(0, pieces.size() - 1)) {
            changed.add(
                    switch (piece) {
                        case Piece.Stored(boolean before, byte[] data) -> new Piece.Stored(true, data);
                        case Piece.Fixed(boolean before, var tokens) -> new Piece.Fixed(true, tokens);
                        case Piece.Dynamic(boolean before, var tokens) -> new Piece.Dynamic(true, tokens);
                        case Piece.Bits bits -> bits;
                        case Piece.Padding padding -> padding;
                    });
        }
        changed.add(pieces.getLast());
        return changed;
    }
}
