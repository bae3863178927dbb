package io.github.wsgauntlet.server.client;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** DEFLATE data written bit by bit (RFC 1951 3.1.1), so that a test can write what no compressor would. */
public final class Bits {

    private final ByteArrayOutputStream done = new ByteArrayOutputStream();
    private int open;
    private int width;

    /** Append a number, its least significant bit first. */
    public Bits number(int value, int bits) {
        for (int i = 0; i < bits; i++) {
            bit(value >> i & 1);
        }
        return this;
    }

    /** Append a Huffman code, as written: blanks do not count. */
    public Bits code(String code) {
        code.chars().filter(digit -> digit != ' ').forEach(digit -> bit(digit - '0'));
        return this;
    }

    /** Start a block that is not the last: 0 stored, 1 fixed, 2 dynamic, 3 reserved. */
    public Bits block(int type) {
        return number(0, 1).number(type, 2);
    }

    /** Append a literal of a fixed block, 0 to 143. */
    public Bits literal(int value) {
        return huffman(0x30 + value, 8);
    }

    /** Append a match of length 3 in a fixed block. */
    public Bits match(int distanceSymbol, int extra, int extraBits) {
        return code("0000001").huffman(distanceSymbol, 5).number(extra, extraBits);
    }

    /** Append a match of length 3 that reaches back as far as a window lets it, 2^windowBits bytes. */
    public Bits longestMatch(int windowBits) {
        return match(2 * windowBits - 1, (1 << (windowBits - 2)) - 1, windowBits - 2);
    }

    /** Append a match of length 3 that reaches back one byte further. */
    public Bits tooLongMatch(int windowBits) {
        return match(2 * windowBits, 0, windowBits - 1);
    }

    /** Append a stored block of up to 65535 bytes. */
    public Bits stored(byte[] content) {
        int size = content.length;
        block(0).bytes(size & 0xFF, size >> 8, ~size & 0xFF, ~size >> 8 & 0xFF);
        done.writeBytes(content);
        return this;
    }

    /** End a fixed block. */
    public Bits endOfBlock() {
        return code("0000000");
    }

    private Bits huffman(int code, int bits) {
        return number(Integer.reverse(code) >>> (Integer.SIZE - bits), bits);
    }

    private void bit(int bit) {
        open |= bit << width++;
        if (width == Byte.SIZE) {
            pad();
        }
    }

    /** Append zeros up to the next byte. */
    public Bits pad() {
        if (width > 0) {
            done.write(open);
            open = 0;
            width = 0;
        }
        return this;
    }

    /** Append whole bytes, after padding. */
    public Bits bytes(int... values) {
        pad();
        Arrays.stream(values).forEach(done::write);
        return this;
    }

    public byte[] toBytes() {
        pad();
        return done.toByteArray();
    }
}
