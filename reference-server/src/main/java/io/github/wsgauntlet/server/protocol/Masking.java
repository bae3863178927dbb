package io.github.wsgauntlet.server.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Masks and unmasks payloads, which is the same (RFC 6455 5.3), eight bytes at a time. */
final class Masking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Masking() {}

    /**
     * Transform bytes in place: byte i of the payload with byte i mod 4 of the key.
     *
     * @param bytes where a piece of the payload is
     * @param from where the piece starts
     * @param to where it ends
     * @param key the masking key, its first byte in the highest eight bits
     * @param offset where in the payload the piece starts
     */
    static void apply(byte[] bytes, int from, int to, int key, long offset) {
        int turned = Integer.rotateLeft(key, 8 * (int) (offset & 3));
        long twice = ((long) turned << 32) | (turned & 0xFFFF_FFFFL);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ twice);
        }
        for (int k = 0; i < to; i++, k++) {
            bytes[i] ^= (byte) (turned >>> (24 - 8 * (k & 3)));
        }
    }
}
