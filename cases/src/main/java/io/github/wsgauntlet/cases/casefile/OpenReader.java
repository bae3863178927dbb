package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the step that opens the connection. */
final class OpenReader {
    private static final List<String> HEAD_KEYS =
            List.of("method", "target", "version", "replace", "add", "drop", "fill", "names", "order");
    private static final List<String> KEYS = Stream.concat(
                    HEAD_KEYS.stream(), Stream.of("raw", "first", "segments", "paced"))
            .toList();
    private static final Map<String, HeaderEdit> NAMES =
            Words.of("lower", new HeaderEdit.LowerCaseNames(), "upper", new HeaderEdit.UpperCaseNames());
    private static final Map<String, HeaderEdit> ORDERS = Map.of("reverse", new HeaderEdit.Reverse());

    private OpenReader() {}

    /** Read the step; the header lines are edited in the order in which the edits are written. */
    static Step.Open read(Value value) {
        Fields fields = Fields.of(value, "'open'", KEYS);
        return new Step.Open(
                fields.find("raw").isPresent() ? raw(fields) : edited(fields),
                fields.find("first").map(UnitReader::several).orElse(List.of()),
                UnitReader.segments(fields));
    }

    private static HandshakeRequest raw(Fields fields) {
        for (String key : HEAD_KEYS) {
            Optional<Value> other = fields.find(key);
            if (other.isPresent()) {
                throw other.get().place().error("'raw' and '" + key + "' exclude each other");
            }
        }
        Value raw = fields.require("raw");
        if (raw.text().isEmpty()) {
            throw raw.place().error("'raw' is not empty");
        }
        HandshakeRequest plain = HandshakeRequest.standard();
        return new HandshakeRequest(plain.method(), plain.target(), plain.version(), List.of(), latin(raw));
    }

    private static HandshakeRequest edited(Fields fields) {
        HandshakeRequest plain = HandshakeRequest.standard();
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
        return new HandshakeRequest(
                fields.find("method").map(OpenReader::latin).orElse(plain.method()),
                fields.find("target").map(OpenReader::latin).orElse(plain.target()),
                fields.find("version").map(OpenReader::latin).orElse(plain.version()),
                edits,
                "");
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

    /** Return text that can stand in a request head, in which a character is one byte. */
    private static String latin(Value value) {
        String text = value.text();
        if (text.chars().anyMatch(c -> c > 0xff)) {
            throw value.place()
                    .error("A request head holds the characters U+0000 to U+00FF, each of which is one byte");
        }
        return text;
    }
}
