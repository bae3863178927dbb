package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of a head, with names that ignore case (RFC 9110 5). */
public final class HttpFields {

    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private int count;

    HttpFields() {}

    /**
     * Take a field line (RFC 9112 5).
     *
     * @throws Violation when it breaks the grammar, or there are too many
     */
    void read(String line, Limits limits, Rules rules) {
        rules.require(Policy.NO_FOLDED_LINES, !Grammar.isBlank(line.charAt(0)));
        int colon = line.indexOf(':');
        rules.require(Policy.FIELD_LINE, colon > 0);
        rules.require(Rule.NO_SPACE_BEFORE_COLON, !Grammar.isBlank(line.charAt(colon - 1)));
        String name = Grammar.trim(line.substring(0, colon));
        rules.require(Policy.FIELD_LINE, Grammar.isToken(name));
        add(name, Grammar.trim(line.substring(colon + 1)));
        rules.require(Policy.HEAD_FIELDS, count <= limits.headFields());
    }

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
