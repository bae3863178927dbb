package io.github.wsgauntlet.harness.deflate;

import java.util.BitSet;

/** Bytes spelled bit by bit, in the order in which they are read. */
final class BitString {
    private BitString() {}

    /** Return the bytes of bits, 0 and 1 with any blanks between, filled up with zeros. */
    static byte[] bytes(String... bits) {
        String all = String.join("", bits).replace(" ", "");
        var set = new BitSet();
        for (int i = 0; i < all.length(); i++) {
            set.set(i, all.charAt(i) == '1');
        }
        byte[] bytes = new byte[(all.length() + 7) / 8];
        byte[] upToLastOne = set.toByteArray();
        System.arraycopy(upToLastOne, 0, bytes, 0, upToLastOne.length);
        return bytes;
    }

    /** Return the bits of a number, the least significant first. */
    static String number(int number, int count) {
        var bits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bits.append(number >> i & 1);
        }
        return bits.toString();
    }

    /** Return the code of a literal in a fixed block, one below 144. */
    static String fixed(char literal) {
        String code = Integer.toBinaryString(0x30 + literal);
        return "0".repeat(8 - code.length()) + code;
    }
}
