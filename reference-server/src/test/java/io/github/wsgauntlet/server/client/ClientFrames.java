package io.github.wsgauntlet.server.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Frames as a client sends them, written byte by byte and without the code under test. */
public final class ClientFrames {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;
    public static final int FIN = 0x80;
    public static final int RSV1 = 0x40;

    private static final byte[] KEY = {0x37, (byte) 0xFA, 0x21, 0x3D};
    private static final int MASKED = 0x80;

    private ClientFrames() {}

    public static byte[] text(String text) {
        return masked(FIN | TEXT, text.getBytes(UTF_8));
    }

    public static byte[] binary(byte[] payload) {
        return masked(FIN | BINARY, payload);
    }

    public static byte[] ping(String payload) {
        return masked(FIN | PING, payload.getBytes(UTF_8));
    }

    public static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(UTF_8);
        byte[] body = ByteBuffer.allocate(2 + text.length)
                .putShort((short) code)
                .put(text)
                .array();
        return masked(FIN | CLOSE, body);
    }

    /** A frame with the given first byte, the shortest length and a masking key. */
    public static byte[] masked(int first, byte[] payload) {
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= KEY[i % 4];
        }
        return join(head(first, MASKED, payload.length), KEY, masked);
    }

    /** The same without mask, as a server sends it. */
    public static byte[] unmasked(int first, byte[] payload) {
        return join(head(first, 0, payload.length), payload);
    }

    private static byte[] head(int first, int mask, int length) {
        if (length < 126) {
            return new byte[] {(byte) first, (byte) (mask | length)};
        }
        ByteBuffer head = ByteBuffer.allocate(length < 65_536 ? 4 : 10).put((byte) first);
        if (length < 65_536) {
            head.put((byte) (mask | 126)).putShort((short) length);
        } else {
            head.put((byte) (mask | 127)).putLong(length);
        }
        return head.array();
    }

    /** Bytes from hex digits; blanks do not count. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
