package io.github.wsgauntlet.harness.adapter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Bytes as they stand in a string of JSON (RFC 8259 7). All but quotation marks, backslashes and control characters
 * stand for themselves, be they UTF-8 or not: what is invalid stays invalid.
 */
final class JsonText {
    private static final String UNICODE = "\\u%04x";
    private static final int DIGITS = 4;

    private JsonText() {}

    /** Return whether bytes hold a control character, which can stand in a string only as another one. */
    static boolean hasControls(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet >= 0 && octet < ' ') {
                return true;
            }
        }
        return false;
    }

    /** Return whether bytes hold something that is escaped. */
    static boolean needsEscape(byte[] bytes) {
        for (byte octet : bytes) {
            if (isEscaped(octet)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEscaped(byte octet) {
        return octet == '"' || octet == '\\' || octet >= 0 && octet < ' ';
    }

    /** Escape bytes. */
    static byte[] escape(byte[] bytes) {
        var escaped = new ByteArrayOutputStream(bytes.length + bytes.length / 8);
        for (byte octet : bytes) {
            if (octet >= 0 && octet < ' ') {
                escaped.writeBytes(String.format(Locale.ROOT, UNICODE, octet).getBytes(StandardCharsets.US_ASCII));
            } else {
                if (isEscaped(octet)) {
                    escaped.write('\\');
                }
                escaped.write(octet);
            }
        }
        return escaped.toByteArray();
    }

    /** Undo {@link #escape}. */
    static byte[] unescape(byte[] bytes) {
        var plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean escape = bytes[i] == '\\' && i + 1 < bytes.length;
            i += escape ? 1 : 0;
            if (escape && bytes[i] == 'u' && i + DIGITS < bytes.length) {
                String digits = new String(bytes, i + 1, DIGITS, StandardCharsets.US_ASCII);
                plain.write(HexFormat.fromHexDigits(digits));
                i += DIGITS;
            } else {
                plain.write(bytes[i]);
            }
        }
        return plain.toByteArray();
    }
}
