package io.github.wsgauntlet.harness.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
     * Find a head at the start of the bytes, ended by an empty line.
     *
     * @return the head, or nothing while the empty line has not come
     */
    public static Optional<HttpHead> parse(byte[] bytes, int length) {
        int end = endOfHead(bytes, length);
        if (end < 0) {
            return Optional.empty();
        }
        String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        var fields = new ArrayList<Field>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(new Field(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return Optional.of(new HttpHead(lines[0], fields, Arrays.copyOf(bytes, end)));
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

    /** Return the values of every line of that name, whatever its case, in order. */
    public List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** Return the members of a comma-separated list that may be spread over several lines, without empty ones. */
    public List<String> list(String name) {
        return values(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
    }

    /** Return the head as text, one character a byte. */
    public String text() {
        return new String(raw, StandardCharsets.ISO_8859_1);
    }
}
