package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Manner;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Outcome.Subprotocol;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the outcomes a case allows. */
final class ExpectationReader {
    private static final List<String> KEYS = List.of(
            "accepted",
            "agreed",
            "declined",
            "refused",
            "dropped",
            "rejected",
            "not-kept",
            "continued",
            "skipped",
            "echoed",
            "ponged",
            "fresh-keys",
            "closed",
            "failed",
            "ignored",
            "alive",
            "silent",
            "ended",
            "at-once",
            "survived",
            "proportionate",
            "uninterpreted",
            "exchanged",
            "answered",
            "received",
            "left",
            "grade");
    private static final Map<String, Verdict> GRADES =
            Words.of(List.of(Verdict.PASS, Verdict.INFO, Verdict.WARN, Verdict.STRICT, Verdict.FAIL), Verdict::key);
    private static final Map<String, Verdict> REMAINDERS =
            Words.of(List.of(Verdict.FAIL, Verdict.STRICT, Verdict.WARN, Verdict.INFO), Verdict::key);
    private static final Map<String, Subprotocol> SUBPROTOCOLS = Words.of(Subprotocol.class);
    private static final Map<String, CloseFrame> CLOSE_FRAMES = Words.of(CloseFrame.class);
    private static final Map<String, Manner> MANNERS = Words.of(Manner.class);
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    private ExpectationReader() {}

    /**
     * Create an expectation.
     *
     * @param allowed the allowed outcomes, best first
     * @param otherwise the verdict on everything else, FAIL if it is not said
     */
    static Expectation read(List<Expectation.Allowed> allowed, Optional<Value> otherwise) {
        Verdict remainder = otherwise.map(value -> value.oneOf(REMAINDERS)).orElse(Verdict.FAIL);
        return new Expectation(allowed, remainder);
    }

    /** Read the list of allowed outcomes. */
    static List<Expectation.Allowed> allowed(Value expect) {
        List<Expectation.Allowed> allowed = new ArrayList<>();
        for (Value item : expect.items()) {
            Fields fields = Fields.of(item, "an item of 'expect'", KEYS);
            List<Outcome> outcomes = new ArrayList<>();
            for (String key : fields.keys()) {
                if (!key.equals("grade")) {
                    outcomes.add(outcome(key, fields.require(key)));
                }
            }
            if (outcomes.isEmpty()) {
                throw item.place().error("An item of 'expect' names at least one outcome beside 'grade'");
            }
            allowed.add(new Expectation.Allowed(outcomes, grade(fields, allowed.isEmpty())));
        }
        return allowed;
    }

    private static Verdict grade(Fields fields, boolean first) {
        Optional<Value> grade = fields.find("grade");
        if (grade.isEmpty() && !first) {
            throw fields.place().error("Every item of 'expect' but the first needs 'grade'");
        }
        return grade.map(value -> value.oneOf(GRADES)).orElse(Verdict.PASS);
    }

    private static Outcome outcome(String key, Value value) {
        return switch (key) {
            case "accepted" -> new Outcome.Accepted(option(value, "subprotocol", SUBPROTOCOLS, Subprotocol.ANY));
            case "agreed" -> plain(value, new Outcome.Agreed());
            case "declined" -> plain(value, new Outcome.Declined());
            case "refused" -> refused(value);
            case "dropped" -> plain(value, new Outcome.Dropped());
            case "rejected" -> plain(value, new Outcome.Rejected());
            case "not-kept" -> plain(value, new Outcome.NotKept());
            case "continued" -> plain(value, new Outcome.Continued());
            case "skipped" -> plain(value, new Outcome.ContentSkipped());
            case "echoed" -> plain(value, new Outcome.Echoed());
            case "ponged" -> plain(value, new Outcome.Ponged());
            case "fresh-keys" -> plain(value, new Outcome.FreshKeys());
            case "closed" -> new Outcome.Closed(codes(Fields.of(value, value.name(), List.of("codes"))));
            case "failed" -> failed(value);
            case "ignored" -> plain(value, new Outcome.Ignored());
            case "alive" -> plain(value, new Outcome.Alive());
            case "silent" -> plain(value, new Outcome.Silent());
            case "at-once" -> plain(value, new Outcome.AtOnce());
            case "survived" -> plain(value, new Outcome.Survived());
            case "proportionate" -> plain(value, new Outcome.Proportionate());
            case "uninterpreted" -> plain(value, new Outcome.Uninterpreted());
            case "exchanged" -> plain(value, new Outcome.Exchanged());
            case "answered" -> TurnReader.answered(value);
            case "received" -> TurnReader.received(value);
            case "left" -> new Outcome.Left(codes(Fields.of(value, value.name(), List.of("codes"))));
            case "ended" -> new Outcome.Ended(option(value, "manner", MANNERS, Manner.ANY));
            default -> throw new IllegalStateException("'" + key + "' is no outcome");
        };
    }

    private static Outcome plain(Value value, Outcome outcome) {
        Fields.of(value, value.name(), List.of());
        return outcome;
    }

    private static <T> T option(Value value, String key, Map<String, T> words, T otherwise) {
        return Fields.of(value, value.name(), List.of(key))
                .find(key)
                .map(word -> word.oneOf(words))
                .orElse(otherwise);
    }

    private static Outcome refused(Value value) {
        Fields fields = Fields.of(value, value.name(), List.of("statuses", "version13"));
        return new Outcome.Refused(
                statuses(fields.find("statuses")),
                fields.find("version13").map(Value::flag).orElse(false));
    }

    /** Read a list of statuses; empty where there is none. */
    static List<Range> statuses(Optional<Value> list) {
        return list.map(Value::items).orElse(List.of()).stream()
                .map(item -> range(item, 100, 599, "a status or range of statuses from 100 to 599"))
                .toList();
    }

    private static Outcome failed(Value value) {
        Fields fields = Fields.of(value, value.name(), List.of("close", "codes"));
        CloseFrame close =
                fields.find("close").map(word -> word.oneOf(CLOSE_FRAMES)).orElse(CloseFrame.PRESENT);
        if (close == CloseFrame.ABSENT && fields.find("codes").isPresent()) {
            throw fields.require("codes").place().error("'close: absent' and 'codes' exclude each other");
        }
        return new Outcome.Failed(close, codes(fields));
    }

    private static Codes codes(Fields fields) {
        Optional<Value> codes = fields.find("codes");
        if (codes.isEmpty()) {
            return Codes.any();
        }
        List<Range> ranges = new ArrayList<>();
        boolean same = false;
        boolean empty = false;
        for (Value item : codes.get().items()) {
            switch (item.text()) {
                case "same" -> same = true;
                case "empty" -> empty = true;
                default ->
                    ranges.add(range(item, 0, 0xffff, "same, empty, or a code or range of codes from 0 to 65535"));
            }
        }
        return new Codes(ranges, same, empty);
    }

    private static Range range(Value item, int lowest, int highest, String expected) {
        Matcher matcher = RANGE.matcher(item.text());
        if (matcher.matches()) {
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
            if (lowest <= from && from <= to && to <= highest) {
                return new Range(from, to);
            }
        }
        throw item.mustBe(expected);
    }
}
