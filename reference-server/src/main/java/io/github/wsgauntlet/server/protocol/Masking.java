package io.github.wsgauntlet.server.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Masks and unmasks payloads, which is the same (RFC 6455 5.3), eight bytes at a time. */
final class Masking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Masking() {}

    /**
     * Transforms bytes in place: byte i of the payload with byte i mod 4 of the key.
     *
     * @param bytes a piece of the payload
     * @param key the masking key, its first byte in the highest eight bits
     * @param offset where in the payload the piece starts
     */
    static void apply(byte[] bytes, int key, long offset) {
        int turned = Integer.rotateLeft(key, 8 * (int) (offset & 3));
        long twice = ((long) turned << 32) | (turned & 0xFFFF_FFFFL);
        int i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ twice);
        }
        for (; i < bytes.length; i++) {
            bytes[i] ^= (byte) (turned >>> (24 - 8 * (i & 3)));
        }
    }
}
