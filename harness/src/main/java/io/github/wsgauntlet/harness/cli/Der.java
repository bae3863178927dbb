package io.github.wsgauntlet.harness.cli;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes the few values of DER (X.690) that a certificate is made of. */
final class Der {
    private static final int LONG_FORM = 0x80;
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED = 0x20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... items) {
        return value(0x30, joined(items));
    }

    static byte[] set(byte[] only) {
        return value(0x31, only);
    }

    static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    /** Return an object identifier, of its numbers. */
    static byte[] oid(int... numbers) {
        var out = new ByteArrayOutputStream();
        out.write(40 * numbers[0] + numbers[1]);
        for (int i = 2; i < numbers.length; i++) {
            base128(numbers[i], out);
        }
        return value(0x06, out.toByteArray());
    }

    private static void base128(int number, ByteArrayOutputStream out) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (number >>> shift > 0) {
                out.write(0x80 | (number >>> shift & 0x7f));
            }
        }
        out.write(number & 0x7f);
    }

    static byte[] utf8(String text) {
        return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Return a time as a certificate says it: with two digits of the year until 2049 (RFC 5280 4.1.2.5). */
    static byte[] time(Instant time) {
        String digits = TIME.format(time);
        boolean twoDigits = digits.compareTo("2050") < 0;
        return value(
                twoDigits ? 0x17 : 0x18, digits.substring(twoDigits ? 2 : 0).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] octets(byte[] content) {
        return value(0x04, content);
    }

    /** Return whole bytes as a string of bits. */
    static byte[] bits(byte[] content) {
        return value(0x03, joined(new byte[] {0}, content));
    }

    /** Return a value with the tag of a context in place of its own. */
    static byte[] implicit(int number, byte[] content) {
        return value(CONTEXT | number, content);
    }

    /** Return a value inside a tag of a context. */
    static byte[] explicit(int number, byte[] value) {
        return value(CONTEXT | CONSTRUCTED | number, value);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        List.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] value(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < LONG_FORM) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(LONG_FORM | (length.length - from));
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
