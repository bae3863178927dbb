package io.github.wsgauntlet.harness.proof.speed;

import java.nio.ByteBuffer;

/** Writes what a client sends, once and before anything is measured. */
final class MaskedFrame {
    private static final int KEY = 0x37fa213d;

    private MaskedFrame() {}

    /**
     * Return a whole message in one frame, masked (RFC 6455 5.2, 5.3).
     *
     * @param opcode 1 or 2
     * @param payload what is in it
     */
    static byte[] of(int opcode, byte[] payload) {
        int lengthBytes = payload.length > 0xffff ? 8 : payload.length > 125 ? 2 : 0;
        ByteBuffer frame = ByteBuffer.allocate(2 + lengthBytes + 4 + payload.length);
        frame.put((byte) (0x80 | opcode));
        switch (lengthBytes) {
            case 8 -> frame.put((byte) 0xff).putLong(payload.length);
            case 2 -> frame.put((byte) 0xfe).putShort((short) payload.length);
            default -> frame.put((byte) (0x80 | payload.length));
        }
        frame.putInt(KEY);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ KEY >> 8 * (3 - i % 4)));
        }
        return frame.array();
    }
}
