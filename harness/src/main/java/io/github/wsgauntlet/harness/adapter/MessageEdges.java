package io.github.wsgauntlet.harness.adapter;

import java.util.Arrays;

/** How a text message begins and ends: what stands there no longer does when the message is wrapped. */
final class MessageEdges {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** No character of UTF-8 has more bytes before its last (RFC 3629 3). */
    private static final int MOST = 3;

    private byte[] start = {};
    private byte[] end = {};

    /** Begin another message. */
    void begin() {
        start = new byte[0];
        end = new byte[0];
    }

    /** Take the next bytes of the message. */
    void add(byte[] bytes) {
        if (start.length < MOST) {
            byte[] longer = joined(start, bytes);
            start = Arrays.copyOf(longer, Math.min(MOST, longer.length));
        }
        byte[] longer = joined(end, Arrays.copyOfRange(bytes, Math.max(0, bytes.length - MOST), bytes.length));
        end = Arrays.copyOfRange(longer, Math.max(0, longer.length - MOST), longer.length);
    }

    private static byte[] joined(byte[] some, byte[] more) {
        byte[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Return whether it begins with a byte order mark. */
    boolean startsWithMark() {
        return Arrays.equals(start, BYTE_ORDER_MARK);
    }

    /** Return whether it ends in the middle of a character (RFC 3629 4). */
    boolean endsUnfinished() {
        for (int i = end.length - 1; i >= 0; i--) {
            int octet = end[i] & 0xff;
            if (octet < 0x80 || octet >= 0xc0) {
                return bytesOf(octet) > end.length - i;
            }
        }
        return false;
    }

    /** Return how many bytes a character has that begins with this one; 0 where none does. */
    private static int bytesOf(int first) {
        if (first < 0x80) {
            return 1;
        }
        boolean begins = first >= 0xc2 && first <= 0xf4;
        return !begins ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }
}
