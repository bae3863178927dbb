package io.github.wsgauntlet.server.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The header of one frame, legal or not: all that comes before the payload (RFC 6455 5.2).
 *
 * <pre>
 *  0               1               2               3
 * +-+-+-+-+-------+-+-------------+-------------------------------+
 * |F|R|R|R| opcode|M| Payload len |    Extended payload length    |
 * |I|S|S|S|  (4)  |A|     (7)     |            (16/64)            |
 * |N|V|V|V|       |S|             |   (if payload len==126/127)   |
 * | |1|2|3|       |K|             |                               |
 * +-+-+-+-+-------+-+-------------+ - - - - - - - - - - - - - - - +
 * |  ... and the masking key (32), if MASK is set                 |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param fin whether this is the last fragment of its message
 * @param rsv the three reserved bits, RSV1 is 4, RSV2 is 2 and RSV3 is 1
 * @param opcode what the frame is
 * @param masked whether the payload is masked
 * @param lengthForm how the length is written
 * @param length the payload length as written, an unsigned 64-bit number
 * @param maskingKey the masking key, 0 when there is none
 */
public record FrameHeader(
        boolean fin, int rsv, Opcode opcode, boolean masked, LengthForm lengthForm, long length, int maskingKey) {

    /** The size of the largest header in bytes. */
    public static final int MAX_SIZE = 14;

    /** The reserved bit that marks the first frame of a compressed message (RFC 7692 6). */
    public static final int RSV1 = 4;

    private static final int MIN_SIZE = 2;
    private static final int FIN = 0x80;
    private static final int RSV_SHIFT = 4;
    private static final int RSV = 0x7;
    private static final int MASK = 0x80;
    private static final int LENGTH_FIELD = 0x7F;
    private static final int KEY_SIZE = 4;

    /** Return the header of a frame as a server sends it: whole, unmasked, with the shortest length. */
    public static FrameHeader of(Opcode opcode, long length) {
        return new FrameHeader(true, 0, opcode, false, LengthForm.shortestFor(length), length, 0);
    }

    /**
     * Decode a header.
     *
     * @param in read up to the end of the header, or not at all while the header is incomplete
     * @return the header, or nothing while it is incomplete
     */
    public static Optional<FrameHeader> decode(ByteBuffer in) {
        if (in.remaining() < MIN_SIZE) {
            return Optional.empty();
        }
        int first = in.get(in.position());
        int second = in.get(in.position() + 1);
        LengthForm form = LengthForm.ofField(second & LENGTH_FIELD);
        boolean masked = (second & MASK) != 0;
        if (in.remaining() < MIN_SIZE + form.extraBytes() + (masked ? KEY_SIZE : 0)) {
            return Optional.empty();
        }
        in.position(in.position() + MIN_SIZE);
        long length = switch (form) {
            case BITS_7 -> second & LENGTH_FIELD;
            case BITS_16 -> Short.toUnsignedLong(in.getShort());
            case BITS_64 -> in.getLong();
        };
        int key = masked ? in.getInt() : 0;
        boolean fin = (first & FIN) != 0;
        return Optional.of(new FrameHeader(fin, first >> RSV_SHIFT & RSV, Opcode.of(first), masked, form, length, key));
    }

    /** Encode this header, as it is. */
    public void encode(ByteBuffer out) {
        out.put((byte) ((fin ? FIN : 0) | rsv << RSV_SHIFT | opcode.number()));
        int mask = masked ? MASK : 0;
        switch (lengthForm) {
            case BITS_7 -> out.put((byte) (mask | (int) length));
            case BITS_16 -> out.put((byte) (mask | 126)).putShort((short) length);
            case BITS_64 -> out.put((byte) (mask | 127)).putLong(length);
        }
        if (masked) {
            out.putInt(maskingKey);
        }
    }

    /** Return whether RSV1 is set. */
    public boolean rsv1() {
        return (rsv & RSV1) != 0;
    }

    /** Return this header with RSV1 set. */
    FrameHeader withRsv1() {
        return new FrameHeader(fin, rsv | RSV1, opcode, masked, lengthForm, length, maskingKey);
    }

    /** Return this header with the mask bit set and a masking key. */
    FrameHeader maskedWith(int key) {
        return new FrameHeader(fin, rsv, opcode, true, lengthForm, length, key);
    }

    /** Return how many bytes of payload follow. The top bit of the length does not count: it has no right to be. */
    public long payloadLength() {
        return length & Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return (fin ? "FIN " : "") + (rsv == 0 ? "" : "RSV=" + rsv + " ") + opcode
                + (masked ? " masked, " : " unmasked, ") + Long.toUnsignedString(length) + " bytes";
    }
}
