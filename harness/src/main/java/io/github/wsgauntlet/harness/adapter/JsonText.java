package io.github.wsgauntlet.harness.adapter;

import java.io.ByteArrayOutputStream;

/**
 * Bytes as they stand in a string of JSON (RFC 8259 7). All but quotation marks, backslashes and control characters
 * stand for themselves, be they UTF-8 or not: what is invalid stays invalid.
 */
final class JsonText {
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
            if (octet == '"' || octet == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Escape bytes that hold no control character. */
    static byte[] escape(byte[] bytes) {
        var escaped = new ByteArrayOutputStream(bytes.length + bytes.length / 8);
        for (byte octet : bytes) {
            if (octet == '"' || octet == '\\') {
                escaped.write('\\');
            }
            escaped.write(octet);
        }
        return escaped.toByteArray();
    }

    /** Undo {@link #escape}. */
    static byte[] unescape(byte[] bytes) {
        var plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean escape = bytes[i] == '\\' && i + 1 < bytes.length;
            i += escape ? 1 : 0;
            plain.write(bytes[i]);
        }
        return plain.toByteArray();
    }
}
