package io.github.wsgauntlet.server.defect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** What defects do to texts. */
final class Text {

    private Text() {}

    /** Return whether bytes are UTF-8. */
    static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** Return whether a code point is one of the 66 noncharacters of Unicode. */
    static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    /** Return UTF-8 with every code point beyond U+FFFF written as two surrogates of three bytes each. */
    static byte[] cesu8(byte[] utf8) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length);
        for (char unit : new String(utf8, UTF_8).toCharArray()) {
            if (Character.isSurrogate(unit)) {
                out.write(0xE0 | unit >> 12);
                out.write(0x80 | unit >> 6 & 0x3F);
                out.write(0x80 | unit & 0x3F);
            } else {
                out.writeBytes(String.valueOf(unit).getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    /** Return a place inside a character, or 0 when all of them are ASCII. */
    static int insideACharacter(byte[] utf8) {
        for (int i = 1; i < utf8.length; i++) {
            if ((utf8[i] & 0xC0) == 0x80) {
                return i;
            }
        }
        return 0;
    }
}
