package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP request or response as it stood on the wire, readable or not.
 *
 * @param startLine the first line
 * @param fields the header lines, in order
 * @param raw all bytes of the head, with the empty line
 */
public record HttpHead(String startLine, List<Field> fields, byte[] raw) {
    private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d +(\\d{3})(?: .*)?");

    /**
     * A header line.
     *
     * @param name the name as it was written
     * @param value the value without the white space around it
     */
    public record Field(String name, String value) {}

    public HttpHead {
        fields = List.copyOf(fields);
    }

    /**
     * Return how a head begins that a side sends, and no legal frame does: with it a server answers that takes frames
     * for an HTTP request, and a client asks again that takes a 101 for an answer like any other.
     */
    public static String beginningOf(Role sender) {
        return switch (sender) {
            case SERVER -> "HTTP/";
            case CLIENT -> "GET ";
        };
    }

    /**
     * Find a head at the start of the bytes, ended by an empty line.
     *
     * @return the head, or nothing while the empty line has not come
     */
    public static Optional<HttpHead> parse(byte[] bytes, int length) {
        int end = endOfHead(bytes, length);
        if (end < 0) {
            return Optional.empty();
        }
        List<String> lines = lines(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
        var fields = new ArrayList<Field>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(new Field(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return Optional.of(new HttpHead(lines.getFirst(), fields, Arrays.copyOf(bytes, end)));
    }

    /** Return what stands between the line feeds, without a carriage return before one. */
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        for (int to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
            boolean both = to > from && text.charAt(to - 1) == '\r';
            lines.add(text.substring(from, both ? to - 1 : to));
            from = to + 1;
        }
        lines.add(text.substring(from));
        return lines;
    }

    private static int endOfHead(byte[] bytes, int length) {
        for (int i = 1; i < length; i++) {
            if (bytes[i] == '\n'
                    && (bytes[i - 1] == '\n' || (i >= 2 && bytes[i - 1] == '\r' && bytes[i - 2] == '\n'))) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Return the status code, or nothing where the first line is no status line. */
    public OptionalInt status() {
        Matcher matcher = STATUS.matcher(startLine);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Return whether it is that of an interim response, which a final one follows (RFC 9110 15.2). */
    public boolean isInterim() {
        int status = status().orElse(0);
        return status >= 100 && status < 200 && status != 101;
    }

    /** Return the values of every line of that name, whatever its case, in order. */
    public List<String> values(String name) {
        var values = new ArrayList<String>();
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** Return whether a line of that name has other white space around its value than the one space that is usual. */
    public boolean pads(String name) {
        return lines(text()).stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1))
                .anyMatch(value -> !value.equals(value.strip()) && !value.equals(" " + value.strip()));
    }

    /** Return the members of a comma-separated list that may be spread over several lines, without empty ones. */
    public List<String> list(String name) {
        var members = new ArrayList<String>();
        for (String value : values(name)) {
            for (String member : value.split(",")) {
                String stripped = member.strip();
                if (!stripped.isEmpty()) {
                    members.add(stripped);
                }
            }
        }
        return members;
    }

    /** Return the head as text, one character a byte. */
    public String text() {
        return new String(raw, StandardCharsets.ISO_8859_1);
    }
}
