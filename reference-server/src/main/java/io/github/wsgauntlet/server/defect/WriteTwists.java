package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** What the defects in frames that are sent are made of. */
final class WriteTwists {

    private WriteTwists() {}

    // ---- which frames ----

    /** Return a writer that is another one for frames of one opcode. */
    static FrameWriter only(FrameWriter clean, Opcode opcode, FrameWriter twisted) {
        return (header, payload) -> (header.opcode() == opcode ? twisted : clean).write(header, payload);
    }

    /** Return a writer that is another one for frames of messages. */
    static FrameWriter data(FrameWriter clean, FrameWriter twisted) {
        return (header, payload) -> (header.opcode().isControl() ? clean : twisted).write(header, payload);
    }

    // ---- what of them ----

    /** Return a writer that changes headers. */
    static FrameWriter header(FrameWriter clean, UnaryOperator<FrameHeader> twist) {
        return (header, payload) -> clean.write(twist.apply(header), payload);
    }

    /** Return a writer that changes the headers of frames of one opcode. */
    static FrameWriter header(FrameWriter clean, Opcode opcode, UnaryOperator<FrameHeader> twist) {
        return only(clean, opcode, header(clean, twist));
    }

    /** Return a writer that changes payloads, under headers that fit them. */
    static FrameWriter payload(FrameWriter clean, UnaryOperator<byte[]> twist) {
        return (header, payload) -> fragment(clean, header.opcode(), true, twist.apply(payload));
    }

    /** Return a writer that changes the payloads of frames of one opcode. */
    static FrameWriter payload(FrameWriter clean, Opcode opcode, UnaryOperator<byte[]> twist) {
        return only(clean, opcode, payload(clean, twist));
    }

    // ---- how ----

    /** Write a frame that is whole but for its FIN. */
    static void fragment(FrameWriter clean, Opcode opcode, boolean fin, byte[] payload) {
        clean.write(Headers.withFin(FrameHeader.of(opcode, payload.length), fin), payload);
    }

    static byte[] truncated(byte[] payload) {
        return Arrays.copyOf(payload, Math.max(0, payload.length - 1));
    }

    /** Return a payload that is filled up to a length. */
    static byte[] padded(byte[] payload, int length) {
        byte[] longer = Arrays.copyOf(payload, Math.max(payload.length, length));
        Arrays.fill(longer, payload.length, longer.length, (byte) 'x');
        return longer;
    }

    static byte[] firstHalf(byte[] payload) {
        return Arrays.copyOf(payload, payload.length / 2);
    }

    static byte[] secondHalf(byte[] payload) {
        return Arrays.copyOfRange(payload, payload.length / 2, payload.length);
    }
}
