package io.github.wsgauntlet.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of a request head, with names that ignore case (RFC 9110 5). */
public final class HttpFields {

    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private int count;

    HttpFields() {}

    void add(String name, String value) {
        lines.computeIfAbsent(key(name), absent -> new ArrayList<>()).add(value);
        count++;
    }

    /** Return how many field lines there are. */
    public int count() {
        return count;
    }

    /** Return whether there is a line of this name. */
    public boolean has(String name) {
        return lines.containsKey(key(name));
    }

    /** Return the values of all lines of this name, in order, each without the white space around it. */
    public List<String> lines(String name) {
        return List.copyOf(lines.getOrDefault(key(name), List.of()));
    }

    /**
     * Return the elements of a field that is a comma-separated list. Several lines count as one joined line (RFC 9110
     * 5.3) and empty elements as none (RFC 9110 5.6.1.2).
     */
    public List<String> list(String name) {
        List<String> elements = new ArrayList<>();
        for (String line : lines(name)) {
            for (String element : line.split(",", -1)) {
                elements.add(Grammar.trim(element));
            }
        }
        elements.removeIf(String::isEmpty);
        return elements;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
