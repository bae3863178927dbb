package io.github.wsgauntlet.harness.conversation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Tells valid UTF-8 (RFC 3629) from anything else. Most text is ASCII, and the longest messages are nothing else: what
 * a message begins with is looked at eight bytes at a time, and only what follows is decoded, into a buffer that is
 * used again and again since nobody wants the characters.
 */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int CHARACTERS = 4096;

    private Utf8() {}

    /** Return whether the bytes are complete, valid UTF-8. */
    public static boolean valid(byte[] bytes) {
        int from = ascii(bytes);
        if (from == bytes.length) {
            return true;
        }
        var decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(Math.min(bytes.length - from, CHARACTERS));
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        return result.isUnderflow();
    }

    /** Return how many bytes at the start are ASCII, to the last eight of them. */
    private static int ascii(byte[] bytes) {
        int at = 0;
        while (at + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }
}
