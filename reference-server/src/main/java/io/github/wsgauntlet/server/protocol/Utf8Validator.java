package io.github.wsgauntlet.server.protocol;

import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that bytes are UTF-8 (RFC 3629), piece by piece, and fails at the first byte that cannot be (RFC 6455 8.1).
 *
 * <p>Between two bytes it keeps how many continuation bytes the character still owes and the range of the next one. The
 * range is where RFC 3629 section 4 forbids what the bits could say: overlong forms, surrogates, too large code points.
 */
final class Utf8Validator {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xBF;

    private final Rules rules;
    private int owed;
    private int low = LOWEST;
    private int high = HIGHEST;

    Utf8Validator(Rules rules) {
        this.rules = rules;
    }

    /** Return whether bytes from an offset on are whole and strict UTF-8. */
    static boolean isValid(byte[] bytes, int from) {
        Utf8Validator strict = new Utf8Validator(Rules.strict());
        try {
            strict.check(bytes, from, bytes.length);
            strict.end();
            return true;
        } catch (Violation violation) {
            return false;
        }
    }

    /**
     * Check the next piece of a text.
     *
     * @param bytes where the piece is
     * @param from where it starts
     * @param to where it ends
     * @throws Violation at the first byte that cannot be
     */
    void check(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (owed > 0) {
                continuation(bytes[i++] & 0xFF);
            } else if (bytes[i] >= 0) {
                i = skipAscii(bytes, i, to);
            } else {
                int plain = skipPlain(bytes, i, to);
                if (plain == i) {
                    start(bytes[i++] & 0xFF);
                } else {
                    i = plain;
                }
            }
        }
    }

    /**
     * Check that the text does not end inside a character, and be ready for another one.
     *
     * @throws Violation when it does
     */
    void end() {
        boolean whole = owed == 0;
        reset();
        rules.require(Rule.TEXT_ENDS_WITH_A_WHOLE_CHARACTER, whole);
    }

    /** Forget the text so far. */
    void reset() {
        expect(0, LOWEST, HIGHEST);
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && ((long) LONGS.get(bytes, i) & NOT_ASCII) == 0) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    /** Skip characters of two and three bytes that are whole and whose first byte leaves no doubt. */
    private static int skipPlain(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to - 2 && isContinuation(bytes[i + 1])) {
            int first = bytes[i] & 0xFF;
            if (first >= 0xC2 && first < 0xE0) {
                i += 2;
            } else if (first > 0xE0 && first < 0xF0 && first != 0xED && isContinuation(bytes[i + 2])) {
                i += 3;
            } else {
                return i;
            }
        }
        return i;
    }

    private static boolean isContinuation(byte candidate) {
        return (candidate & 0xC0) == LOWEST;
    }

    /** Take the first byte of a character that is not ASCII. */
    private void start(int first) {
        rules.require(Rule.TEXT_IS_UTF8, first > HIGHEST && first < 0xF8);
        rules.require(Rule.TEXT_HAS_NO_OVERLONG_FORMS, first != 0xC0 && first != 0xC1);
        rules.require(Rule.TEXT_IS_AT_MOST_10FFFF, first < 0xF5);
        switch (first) {
            case 0xE0 -> expect(2, 0xA0, HIGHEST);
            case 0xED -> expect(2, LOWEST, 0x9F);
            case 0xF0 -> expect(3, 0x90, HIGHEST);
            case 0xF4 -> expect(3, LOWEST, 0x8F);
            default -> expect(first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3, LOWEST, HIGHEST);
        }
    }

    private void continuation(int next) {
        rules.require(Rule.TEXT_IS_UTF8, next >= LOWEST && next <= HIGHEST);
        rules.require(Rule.TEXT_HAS_NO_OVERLONG_FORMS, next >= low);
        if (next > high) {
            // Only U+D800 to U+DFFF start with ED, and only those above U+10FFFF with F4.
            rules.require(high == 0x9F ? Rule.TEXT_HAS_NO_SURROGATES : Rule.TEXT_IS_AT_MOST_10FFFF, false);
        }
        expect(owed - 1, LOWEST, HIGHEST);
    }

    private void expect(int count, int lowest, int highest) {
        owed = count;
        low = lowest;
        high = highest;
    }
}
