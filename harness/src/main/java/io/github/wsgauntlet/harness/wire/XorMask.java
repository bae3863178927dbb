package io.github.wsgauntlet.harness.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Masks and unmasks payloads (RFC 6455 5.3); both are the same operation. */
final class XorMask {
    /** In the order of the machine, so that no byte changes places: the key does instead, once. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private XorMask() {}

    /** XOR {@code length} bytes from {@code offset} on with the key, byte i with key byte i mod 4. */
    static void apply(byte[] bytes, int offset, int length, int key) {
        long bigEndian = (key & 0xffffffffL) << 32 | key & 0xffffffffL;
        long wide = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? bigEndian : Long.reverseBytes(bigEndian);
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            LONGS.set(bytes, offset + i, (long) LONGS.get(bytes, offset + i) ^ wide);
        }
        for (; i < length; i++) {
            bytes[offset + i] ^= (byte) (key >>> (24 - 8 * (i & 3)));
        }
    }
}
