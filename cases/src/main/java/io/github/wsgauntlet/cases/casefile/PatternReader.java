package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.AnswerPattern.BodyPattern;
import io.github.wsgauntlet.cases.AnswerPattern.FieldPattern;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.shape.Shape;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads what messages and answers have to be. */
final class PatternReader {
    private static final List<String> WAYS = concat(PayloadReader.PLAIN_WAYS, List.of("pattern", "json"));

    /** The keys of what a message has to be. */
    static final List<String> MESSAGE_KEYS = concat(WAYS, List.of("prefix", "binary"));

    private static final List<String> BODY_KEYS = concat(WAYS, List.of("prefix", "parts", "separator", "anywhere"));

    /** The keys of what an answer has to be. */
    static final List<String> ANSWER_KEYS = concat(List.of("status", "headers", "absent", "or-none"), BODY_KEYS);

    private PatternReader() {}

    /** Return the keys of both lists. */
    static List<String> concat(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Read a mapping that says nothing but what a message has to be. */
    static MessagePattern message(Value value) {
        return message(Fields.of(value, "a message", MESSAGE_KEYS));
    }

    /** Read what a message has to be, among other keys. */
    static MessagePattern message(Fields fields) {
        List<String> said = new ArrayList<>(fields.keys());
        said.retainAll(WAYS);
        if (said.size() > 1) {
            throw fields.require(said.get(1))
                    .place()
                    .error("'" + said.get(0) + "' and '" + said.get(1) + "' exclude each other");
        }
        Optional<Value> prefix = fields.find("prefix");
        if (prefix.isPresent() && fields.find("json").isEmpty()) {
            throw prefix.get().place().error("'prefix' needs 'json'");
        }
        Optional<Boolean> binary = fields.find("binary").map(Value::flag);
        if (said.isEmpty()) {
            return new MessagePattern.Anything(
                    binary.map(isBinary -> isBinary ? MessagePattern.Kind.BINARY : MessagePattern.Kind.TEXT)
                            .orElse(MessagePattern.Kind.ANY));
        }
        String way = said.getFirst();
        boolean ofText = way.equals("pattern") || way.equals("json");
        if (ofText && binary.isPresent()) {
            throw fields.require("binary").place().error("'" + way + "' and 'binary' exclude each other");
        }
        return switch (way) {
            case "pattern" -> new MessagePattern.Matching(regex(fields.require(way)));
            case "json" -> new MessagePattern.Json(prefix.map(Value::text).orElse(""), shape(fields.require(way)));
            default -> new MessagePattern.Exactly(PayloadReader.among(fields), binary.orElse(way.equals("hex")));
        };
    }

    private static String shape(Value value) {
        try {
            Shape.parse(value.text());
            return value.text();
        } catch (IllegalArgumentException e) {
            throw value.place().error(value.name() + ": " + e.getMessage());
        }
    }

    private static String regex(Value value) {
        try {
            Pattern.compile(References.neutral(value.text()));
            return value.text();
        } catch (PatternSyntaxException e) {
            throw value.place().error(value.name() + " is a regular expression: " + e.getDescription());
        }
    }

    /** Read what an answer has to be, among other keys. */
    static AnswerPattern answer(Fields fields) {
        return new AnswerPattern(
                ExpectationReader.statuses(fields.find("status")),
                fields.find("headers").map(PatternReader::fields).orElse(List.of()),
                fields.find("absent").map(Value::items).orElse(List.of()).stream()
                        .map(HeadReader::latin)
                        .toList(),
                body(fields),
                fields.find("or-none").map(Value::flag).orElse(false));
    }

    private static List<FieldPattern> fields(Value value) {
        List<FieldPattern> patterns = new ArrayList<>();
        for (Yaml.Entry entry : value.mapping().entries()) {
            Value name = new Value("A header name", entry.key());
            patterns.add(new FieldPattern(HeadReader.latin(name), regex(Value.of(name.text(), entry.value()))));
        }
        return patterns;
    }

    private static BodyPattern body(Fields fields) {
        Optional<Value> parts = fields.find("parts");
        if (parts.isEmpty()) {
            for (String key : List.of("separator", "anywhere")) {
                fields.find(key).ifPresent(value -> {
                    throw value.place().error("'" + key + "' needs 'parts'");
                });
            }
            return new AnswerPattern.Whole(message(fields));
        }
        for (String key : PatternReader.concat(WAYS, List.of("prefix"))) {
            fields.find(key).ifPresent(value -> {
                throw value.place().error("'parts' and '" + key + "' exclude each other");
            });
        }
        Optional<Value> separator = fields.find("separator");
        if (separator.isPresent() && separator.get().text().isEmpty()) {
            throw separator.get().place().error("'separator' is not empty");
        }
        return new AnswerPattern.Parts(
                parts.get().items().stream().map(PatternReader::message).toList(),
                separator.map(Value::text).orElse(AnswerPattern.Parts.RECORD),
                fields.find("anywhere").map(Value::flag).orElse(false));
    }
}
