package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is said of the head of a request or an answer. */
final class HeadReader {
    /** The keys that edit header lines. */
    static final List<String> KEYS = List.of("replace", "add", "drop", "fill", "names", "order");

    private static final Map<String, HeaderEdit> NAMES =
            Words.of("lower", new HeaderEdit.LowerCaseNames(), "upper", new HeaderEdit.UpperCaseNames());
    private static final Map<String, HeaderEdit> ORDERS = Map.of("reverse", new HeaderEdit.Reverse());

    private HeadReader() {}

    /**
     * Read a head that is written out.
     *
     * @param others the keys that cannot stand beside it
     */
    static String raw(Fields fields, List<String> others) {
        for (String key : others) {
            Optional<Value> other = fields.find(key);
            if (other.isPresent()) {
                throw other.get().place().error("'raw' and '" + key + "' exclude each other");
            }
        }
        return whole(fields.require("raw"));
    }

    /** Return a head that is written out, which has at least a character. */
    static String whole(Value head) {
        if (head.text().isEmpty()) {
            throw head.place().error(head.name() + " is not empty");
        }
        return latin(head);
    }

    /** Read the edits of the header lines, in the order in which they are written. */
    static List<HeaderEdit> edits(Fields fields) {
        List<HeaderEdit> edits = new ArrayList<>();
        for (String key : fields.keys()) {
            Value value = fields.require(key);
            switch (key) {
                case "replace" -> replace(value, edits);
                case "add" -> value.items().forEach(line -> edits.add(add(line)));
                case "drop" -> value.items().forEach(name -> edits.add(new HeaderEdit.Drop(name(name))));
                case "fill" -> edits.add(fill(value));
                case "names" -> edits.add(value.oneOf(NAMES));
                case "order" -> edits.add(value.oneOf(ORDERS));
                default -> {
                    // The other keys are not about header lines.
                }
            }
        }
        return edits;
    }

    private static void replace(Value value, List<HeaderEdit> edits) {
        List<Yaml.Entry> entries = value.mapping().entries();
        if (entries.isEmpty()) {
            throw value.place().error("'replace' is a mapping of at least one header name");
        }
        for (Yaml.Entry entry : entries) {
            String name = name(new Value("A header name", entry.key()));
            edits.add(new HeaderEdit.Replace(name, latin(Value.of(name, entry.value()))));
        }
    }

    private static HeaderEdit add(Value line) {
        String text = latin(line);
        int colon = text.indexOf(": ");
        if (colon < 1) {
            throw line.mustBe("a header line 'Name: value'");
        }
        return new HeaderEdit.Add(text.substring(0, colon), text.substring(colon + 2));
    }

    private static HeaderEdit fill(Value value) {
        Fields fields = Fields.of(value, "'fill'", List.of("name", "text", "times", "lines"));
        return new HeaderEdit.Fill(
                name(fields.require("name")),
                latin(fields.require("text")),
                (int) fields.require("times").number(0, HeaderEdit.Fill.MOST_TIMES),
                (int) fields.find("lines")
                        .map(lines -> lines.number(1, HeaderEdit.Fill.MOST_LINES))
                        .orElse(1L)
                        .longValue());
    }

    private static String name(Value value) {
        if (value.text().isEmpty()) {
            throw value.place().error("A header name is not empty");
        }
        return latin(value);
    }

    /** Return text that can stand in a head, in which a character is one byte. */
    static String latin(Value value) {
        String text = value.text();
        if (text.chars().anyMatch(c -> c > 0xff)) {
            throw value.place().error("A head holds the characters U+0000 to U+00FF, each of which is one byte");
        }
        return text;
    }
}
