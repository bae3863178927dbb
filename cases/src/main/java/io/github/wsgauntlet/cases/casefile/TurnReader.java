package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the turns of a protocol that is spoken over WebSocket, and over plain HTTP beside it. */
final class TurnReader {
    /** The steps that are turns. */
    static final List<String> KEYS = List.of("ask", "hang-up", "answer", "say", "receive", "routine", "patience");

    private static final List<String> ASK_KEYS = PatternReader.concat(
            PayloadReader.PLAIN_WAYS,
            List.of("name", "method", "target", "query", "headers", "chunked", "hold", "websocket", "answer"));
    private static final Pattern METHOD = Pattern.compile("[A-Za-z]+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,9}|%\\{[A-Za-z][A-Za-z0-9]*}");
    private static final SortedMap<String, Turn.Way> WAYS =
            new TreeMap<>(Map.of("chunked", Turn.Way.CHUNKED, "hold", Turn.Way.HELD, "websocket", Turn.Way.WEBSOCKET));
    private static final Map<String, Boolean> ELSE = Map.of("skip", true);

    private TurnReader() {}

    /** Read the steps that stand under a key: a request may have its answer with it. */
    static List<Step> turns(String key, Value value) {
        return switch (key) {
            case "ask" -> ask(value);
            case "hang-up" -> List.of(hangUp(value));
            case "answer" -> List.of(answer(value, Optional.empty()));
            case "say" -> List.of(say(value));
            case "receive" -> List.of(receive(value));
            case "routine" -> List.of(routine(value));
            case "patience" -> List.of(longer(value));
            default -> throw new IllegalStateException("'" + key + "' is no turn");
        };
    }

    private static List<Step> ask(Value value) {
        Fields fields = Fields.of(value, "'ask'", ASK_KEYS);
        Payload body = PayloadReader.among(fields);
        String name = fields.find("name").map(TurnReader::name).orElse("");
        List<Step> turns = new ArrayList<>();
        turns.add(new Turn.Ask(
                name,
                fields.find("method")
                        .map(method -> method.matching(METHOD, "a request method"))
                        .orElse("GET"),
                target(fields).orElse(Turn.Ask.USUAL_TARGET),
                fields.find("headers").map(Value::items).orElse(List.of()).stream()
                        .map(TurnReader::header)
                        .toList(),
                body,
                way(fields)));
        fields.find("answer").ifPresent(answer -> turns.add(answer(answer, Optional.of(name))));
        return turns;
    }

    private static Turn.Way way(Fields fields) {
        List<String> said = WAYS.keySet().stream()
                .filter(key -> fields.find(key).isPresent())
                .toList();
        if (said.size() > 1) {
            throw fields.require(said.get(1))
                    .place()
                    .error("'" + said.get(0) + "' and '" + said.get(1) + "' exclude each other");
        }
        return said.stream()
                .filter(key -> fields.require(key).flag())
                .map(WAYS::get)
                .findFirst()
                .orElse(Turn.Way.WHOLE);
    }

    private static Turn.HangUp hangUp(Value value) {
        Fields fields = Fields.of(value, "'hang-up'", List.of("to"));
        return new Turn.HangUp(fields.find("to").map(TurnReader::name).orElse(""));
    }

    /** Read the target of a request, if it is said: all of it, or the query for the path of the target's URL. */
    static Optional<String> target(Fields fields) {
        Optional<String> target = fields.find("target").map(HeadReader::latin);
        Optional<Value> query = fields.find("query");
        if (target.isPresent() && query.isPresent()) {
            throw query.get().place().error("'target' and 'query' exclude each other");
        }
        return target.or(() -> query.map(said -> "<resource>?" + HeadReader.latin(said)));
    }

    private static String header(Value line) {
        String text = HeadReader.latin(line);
        if (text.indexOf(": ") < 1 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw line.mustBe("a header line 'Name: value'");
        }
        return text;
    }

    private static String name(Value value) {
        return value.matching(NAME, CaseFileReader.WORDS);
    }

    private static Turn.Answer answer(Value value, Optional<String> of) {
        List<String> own = of.isPresent() ? List.of("else") : List.of("to", "else");
        Fields fields = Fields.of(value, "'answer'", PatternReader.concat(own, PatternReader.ANSWER_KEYS));
        String to = of.orElseGet(() -> fields.find("to").map(TurnReader::name).orElse(""));
        return new Turn.Answer(to, PatternReader.answer(fields), needed(fields));
    }

    private static boolean needed(Fields fields) {
        return fields.find("else").map(value -> value.oneOf(ELSE)).orElse(false);
    }

    static Turn.Say say(Value value) {
        Fields fields =
                Fields.of(value, value.name(), PatternReader.concat(PayloadReader.PLAIN_WAYS, List.of("binary")));
        boolean hex = fields.find("hex").isPresent();
        return new Turn.Say(
                PayloadReader.among(fields),
                fields.find("binary").map(Value::flag).orElse(hex));
    }

    static Turn.Receive receive(Value value) {
        Fields fields = Fields.of(
                value,
                "'receive'",
                PatternReader.concat(List.of("name", "anywhere", "else"), PatternReader.MESSAGE_KEYS));
        return new Turn.Receive(
                fields.find("name").map(TurnReader::name).orElse(""),
                PatternReader.message(fields),
                fields.find("anywhere").map(Value::flag).orElse(false),
                needed(fields));
    }

    /** Read what may come at any time, or {@code off}. */
    static Turn.Routine routine(Value value) {
        if (value.yaml() instanceof Yaml.Scalar) {
            value.oneOf(Map.of("off", true));
            return new Turn.Routine(List.of());
        }
        return new Turn.Routine(value.items().stream().map(TurnReader::habit).toList());
    }

    private static Turn.Habit habit(Value value) {
        Fields fields = Fields.of(value, "an item of 'routine'", List.of("comes", "reply"));
        return new Turn.Habit(
                PatternReader.message(fields.require("comes")),
                fields.find("reply").map(TurnReader::say));
    }

    static Turn.Longer longer(Value value) {
        return new Turn.Longer(value.items().stream()
                .map(item ->
                        item.matching(MILLIS, "a number of milliseconds, or a reference to one, such as %{interval}"))
                .toList());
    }

    /** Read that an answer matches. */
    static Outcome answered(Value value) {
        Fields fields = Fields.of(value, value.name(), PatternReader.concat(List.of("to"), PatternReader.ANSWER_KEYS));
        return new Outcome.Answered(fields.find("to").map(TurnReader::name).orElse(""), PatternReader.answer(fields));
    }

    /** Read that a message matches. */
    static Outcome received(Value value) {
        Fields fields =
                Fields.of(value, value.name(), PatternReader.concat(List.of("name"), PatternReader.MESSAGE_KEYS));
        return new Outcome.Received(name(fields.require("name")), PatternReader.message(fields));
    }
}
