package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.Opcodes;
import java.util.OptionalInt;

/**
 * A frame as it stood on the wire (RFC 6455 5.2), legal or not.
 *
 * @param fin the FIN bit
 * @param rsv the reserved bits, RSV1 being 4
 * @param opcode the opcode, 0 to 15
 * @param masked the mask bit
 * @param maskingKey the masking key, 0 where the frame is not masked
 * @param lengthBytes the width of the extended length: 0, 2 or 8 bytes
 * @param length the length the header says, as an unsigned number
 * @param payload the payload, unmasked; shorter than {@code length} only in a frame that was cut off
 */
public record WireFrame(
        boolean fin,
        int rsv,
        int opcode,
        boolean masked,
        int maskingKey,
        int lengthBytes,
        long length,
        byte[] payload) {

    /** Return the payload as it stood on the wire, masked where the frame is. */
    public byte[] payloadAsItCame() {
        byte[] bytes = payload.clone();
        XorMask.apply(bytes, 0, bytes.length, maskingKey);
        return bytes;
    }

    /** Return whether the whole payload was there. */
    public boolean complete() {
        return payload.length == length;
    }

    /** Return whether the opcode is one of a control frame (RFC 6455 5.5). */
    public boolean control() {
        return opcode >= Opcodes.CLOSE;
    }

    /** Return the status code in a Close frame; empty where its body is shorter than two bytes (RFC 6455 5.5.1). */
    public OptionalInt closeCode() {
        return payload.length < 2 ? OptionalInt.empty() : OptionalInt.of((payload[0] & 0xff) << 8 | payload[1] & 0xff);
    }

    /** Return how many bytes the header takes. */
    public int headerLength() {
        return 2 + lengthBytes + (masked ? 4 : 0);
    }
}
