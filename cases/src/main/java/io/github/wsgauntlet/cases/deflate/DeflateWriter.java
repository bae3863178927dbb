package io.github.wsgauntlet.cases.deflate;

import java.util.Arrays;
import java.util.List;

/** Writes DEFLATE streams (RFC 1951), piece by piece as they are specified, however illegal. */
public final class DeflateWriter {
    private static final byte[] TAIL = {0x00, 0x00, (byte) 0xff, (byte) 0xff};
    private static final int STORED = 0b00;
    private static final int FIXED = 0b01;
    private static final int DYNAMIC = 0b10;

    private DeflateWriter() {}

    /**
     * Encode a stream.
     *
     * @param pieces its pieces, in order
     * @return the stream, its last byte filled up with zero bits
     */
    public static byte[] encode(List<Piece> pieces) {
        var out = new BitWriter();
        pieces.forEach(piece -> write(piece, out));
        return out.toByteArray();
    }

    /**
     * Strip the tail from a stream, as the sender of a compressed message does (RFC 7692 7.2.1).
     *
     * @param stream what ends in an empty stored block
     * @return the stream without its last four bytes
     * @throws IllegalArgumentException if they are not {@code 00 00 ff ff}
     */
    public static byte[] stripTail(byte[] stream) {
        int end = stream.length - TAIL.length;
        if (end < 0 || !Arrays.equals(stream, end, stream.length, TAIL, 0, TAIL.length)) {
            throw new IllegalArgumentException("A tail to be stripped is 00 00 ff ff (RFC 7692 7.2.1)");
        }
        return Arrays.copyOf(stream, end);
    }

    private static void write(Piece piece, BitWriter out) {
        switch (piece) {
            case Piece.Stored(boolean last, byte[] data) -> {
                header(last, STORED, out);
                out.align();
                out.write(data.length, Short.SIZE);
                out.write(~data.length, Short.SIZE);
                out.write(data);
            }
            case Piece.Fixed(boolean last, List<DeflateToken> tokens) -> {
                header(last, FIXED, out);
                EncodingCodes.FIXED.write(tokens, out);
                end(last, out);
            }
            case Piece.Dynamic(boolean last, List<DeflateToken> tokens) -> {
                header(last, DYNAMIC, out);
                EncodingCodes codes = EncodingCodes.bestFor(tokens);
                DynamicHeaderWriter.write(codes, out);
                codes.write(tokens, out);
                end(last, out);
            }
            case Piece.Bits(int number, int count) -> out.write(number, count);
            case Piece.Padding() -> out.align();
        }
    }

    private static void header(boolean last, int type, BitWriter out) {
        out.write(last ? 1 : 0, 1);
        out.write(type, 2);
    }

    private static void end(boolean last, BitWriter out) {
        if (last) {
            out.align();
        }
    }
}
