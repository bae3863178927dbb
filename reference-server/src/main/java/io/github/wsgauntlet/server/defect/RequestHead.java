package io.github.wsgauntlet.server.defect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A request head as it came, byte by byte.
 *
 * @param text the head with its line ends
 */
record RequestHead(String text) {

    /** Return the head that these bytes are. */
    static RequestHead of(byte[] bytes) {
        return new RequestHead(new String(bytes, ISO_8859_1));
    }

    /** Return the field lines. */
    List<String> fieldLines() {
        String[] lines = text.strip().split("\r\n");
        return Arrays.asList(lines).subList(1, lines.length);
    }

    /** Return the names of the fields, as they were written. */
    List<String> names() {
        return fieldLines().stream().map(line -> line.split(":", 2)[0]).toList();
    }

    /** Return whether there is a field of that name, in any case. */
    boolean has(String name) {
        return names().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Return the values of the fields of that name, in any case, without the blanks before them. */
    List<String> values(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return fieldLines().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).stripLeading())
                .toList();
    }

    /** Return the first value of a field without the blanks before it; empty if there is none. */
    String value(String name) {
        return values(name).stream().findFirst().orElse("");
    }
}
