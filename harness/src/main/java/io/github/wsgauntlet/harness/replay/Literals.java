package io.github.wsgauntlet.harness.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes bytes out as expressions that mean the same in Java and in Python. */
final class Literals {
    /** The longest that is written in hexadecimal. */
    static final int MOST_IN_HEX = 256;

    private static final int MOST_AS_TEXT = 2_000;
    private static final int ON_A_LINE = 32;
    private static final int BASE64_ON_A_LINE = 96;

    /** A string constant of a Java class has at most 65535 bytes. */
    private static final int LINES_IN_A_CONSTANT = 600;

    private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private Literals() {}

    /** Return bytes that are text, line by line. */
    static String text(byte[] bytes) {
        if (bytes.length > MOST_AS_TEXT) {
            return packed(bytes);
        }
        return LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(line -> "    " + Ascii.literal(line.group()))
                .collect(Collectors.joining(",\n", "text(\n", ")"));
    }

    /** Return any bytes, in hexadecimal if they are few. */
    static String octets(byte[] bytes) {
        if (bytes.length > MOST_IN_HEX) {
            return packed(bytes);
        }
        if (bytes.length <= ON_A_LINE) {
            return "octets(\"" + HEX.formatHex(bytes) + "\")";
        }
        var lines = new ArrayList<String>();
        for (int from = 0; from < bytes.length; from += ON_A_LINE) {
            lines.add(HEX.formatHex(bytes, from, Math.min(from + ON_A_LINE, bytes.length)));
        }
        return "octets(" + block(lines) + ")";
    }

    private static String packed(byte[] bytes) {
        byte[] deflated = RawDeflate.deflate(bytes, new byte[0]);
        List<String> lines = Base64.getMimeEncoder(BASE64_ON_A_LINE, new byte[] {'\n'})
                .encodeToString(deflated)
                .lines()
                .toList();
        var blocks = new ArrayList<String>();
        for (int from = 0; from < lines.size(); from += LINES_IN_A_CONSTANT) {
            blocks.add(block(lines.subList(from, Math.min(from + LINES_IN_A_CONSTANT, lines.size()))));
        }
        return "packed(" + String.join(", ", blocks) + ")";
    }

    /** Return a literal of several lines; who reads it passes over the white space. */
    private static String block(List<String> lines) {
        return "\"\"\"\n" + String.join("\n", lines) + "\n\"\"\"";
    }
}
