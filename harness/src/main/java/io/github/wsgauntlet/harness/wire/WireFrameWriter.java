package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Length;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Encodes frames (RFC 6455 5.2) exactly as they are specified, however illegal. */
public final class WireFrameWriter {
    private WireFrameWriter() {}

    /**
     * Encode a frame of a scenario.
     *
     * @param frame what to encode
     * @param sender who sends it, which says what is the usual mask
     * @param random where random masking keys come from
     * @throws IllegalArgumentException if the length does not fit the chosen length form
     */
    public static byte[] encode(Unit.Frame frame, Role sender, RandomGenerator random) {
        byte[] payload = frame.payload().bytes();
        long length = frame.length().lies() ? frame.length().declared() : payload.length;
        boolean masked = switch (frame.mask()) {
            case Unit.Mask.None none -> false;
            case Unit.Mask.Usual usual -> sender == Role.CLIENT;
            case Unit.Mask.Key key -> true;
        };
        int maskingKey = frame.mask() instanceof Unit.Mask.Key(int key) ? key : masked ? random.nextInt() : 0;
        return encode(new WireFrame(
                frame.fin(),
                frame.rsv(),
                frame.opcode(),
                masked,
                maskingKey,
                lengthBytes(frame.length().form(), length),
                length,
                payload));
    }

    /** Encode a frame back into the bytes it was read from. */
    public static byte[] encode(WireFrame frame) {
        byte[] payload = frame.payload();
        var bytes = ByteBuffer.allocate(frame.headerLength() + payload.length);
        bytes.put((byte) ((frame.fin() ? 0x80 : 0) | frame.rsv() << 4 | frame.opcode()));
        int maskBit = frame.masked() ? 0x80 : 0;
        switch (frame.lengthBytes()) {
            case 0 -> bytes.put((byte) (maskBit | (int) frame.length()));
            case 2 -> bytes.put((byte) (maskBit | 126)).putShort((short) frame.length());
            default -> bytes.put((byte) (maskBit | 127)).putLong(frame.length());
        }
        if (frame.masked()) {
            bytes.putInt(frame.maskingKey());
        }
        int at = bytes.position();
        bytes.put(payload);
        if (frame.masked()) {
            XorMask.apply(bytes.array(), at, payload.length, frame.maskingKey());
        }
        return bytes.array();
    }

    private static int lengthBytes(Length.Form form, long length) {
        return switch (form) {
            case MINIMAL -> length < 0 || length > 0xffff ? 8 : length > 125 ? 2 : 0;
            case BITS_7 -> fitting(0, length, 125);
            case BITS_16 -> fitting(2, length, 0xffff);
            case BITS_64 -> 8;
        };
    }

    private static int fitting(int lengthBytes, long length, long most) {
        if (length < 0 || length > most) {
            throw new IllegalArgumentException(
                    "The length " + Long.toUnsignedString(length) + " does not fit a length field of at most " + most);
        }
        return lengthBytes;
    }
}
