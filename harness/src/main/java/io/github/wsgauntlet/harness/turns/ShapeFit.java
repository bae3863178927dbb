package io.github.wsgauntlet.harness.turns;

import io.github.wsgauntlet.cases.reaction.TurnReaction.Difference;
import io.github.wsgauntlet.cases.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out whether a text is one JSON value of a shape. */
final class ShapeFit {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Captures known;
    private final Map<String, String> captured = new LinkedHashMap<>();

    private ShapeFit(Captures known) {
        this.known = known;
    }

    static Fit of(Shape shape, String json, Captures known) {
        JsonNode value;
        try {
            value = STRICT.readTree(json);
        } catch (JacksonException e) {
            return new Fit.Differs();
        }
        var fit = new ShapeFit(known);
        Optional<Difference> difference =
                value.isMissingNode() ? Optional.of(new Difference("", "")) : fit.difference("", shape, value);
        return difference.<Fit>map(Fit.Differs::new).orElseGet(() -> new Fit.Fits(fit.captured));
    }

    private Optional<Difference> difference(String place, Shape shape, JsonNode value) {
        return switch (shape) {
            case Shape.Hole hole -> {
                if (!isOf(hole, value)) {
                    yield differs(place, name(hole));
                }
                if (!hole.name().isEmpty()) {
                    captured.put(hole.name(), text(value));
                }
                yield Optional.empty();
            }
            case Shape.Captured(String name) -> {
                String before = captured.getOrDefault(name, known.value(name));
                yield text(value).equals(before) ? Optional.empty() : differs(place, before);
            }
            case Shape.Text(String text) -> {
                String filled = known.with(captured).fill(text);
                yield value.isString() && value.asString().equals(filled)
                        ? Optional.empty()
                        : differs(place, '"' + filled + '"');
            }
            case Shape.Numeral(var number) ->
                value.isNumber() && value.decimalValue().compareTo(number) == 0
                        ? Optional.empty()
                        : differs(place, number.toPlainString());
            case Shape.Truth(boolean truth) ->
                value.isBoolean() && value.booleanValue() == truth
                        ? Optional.empty()
                        : differs(place, String.valueOf(truth));
            case Shape.Nothing nothing -> value.isNull() ? Optional.empty() : differs(place, "null");
            case Shape.Array array -> difference(place, array, value);
            case Shape.Members members -> difference(place, members, value);
        };
    }

    private Optional<Difference> difference(String place, Shape.Array array, JsonNode value) {
        List<Shape> items = array.items();
        if (!value.isArray()) {
            return differs(place, "an array");
        }
        for (int i = 0; i < items.size(); i++) {
            String at = place + "/" + i;
            Optional<Difference> difference =
                    i < value.size() ? difference(at, items.get(i), value.get(i)) : differs(at, "one more item");
            if (difference.isPresent()) {
                return difference;
            }
        }
        return !array.open() && value.size() > items.size()
                ? differs(place + "/" + items.size(), "")
                : Optional.empty();
    }

    private Optional<Difference> difference(String place, Shape.Members object, JsonNode value) {
        if (!value.isObject()) {
            return differs(place, "an object");
        }
        for (var member : object.members().entrySet()) {
            String at = place + "/" + member.getKey();
            Optional<Difference> difference = value.has(member.getKey())
                    ? difference(at, member.getValue(), value.get(member.getKey()))
                    : differs(at, "a value");
            if (difference.isPresent()) {
                return difference;
            }
        }
        List<String> more = new ArrayList<>(value.propertyNames());
        more.removeAll(object.members().keySet());
        return object.open() || more.isEmpty() ? Optional.empty() : differs(place + "/" + more.getFirst(), "");
    }

    private static Optional<Difference> differs(String place, String instead) {
        return Optional.of(new Difference(place.isEmpty() ? "/" : place, instead));
    }

    private static boolean isOf(Shape.Hole hole, JsonNode value) {
        return switch (hole.type()) {
            case ANY -> true;
            case STRING ->
                value.isString() && (hole.regex().isEmpty() || Pattern.matches(hole.regex(), value.asString()));
            case NUMBER -> value.isNumber();
            case INTEGER -> value.isIntegralNumber();
            case BOOLEAN -> value.isBoolean();
            case ARRAY -> value.isArray();
            case OBJECT -> value.isObject();
        };
    }

    private static String name(Shape.Hole hole) {
        return switch (hole.type()) {
            case ANY -> "any value";
            case STRING -> hole.regex().isEmpty() ? "a string" : "a string like '" + hole.regex() + "'";
            case NUMBER -> "a number";
            case INTEGER -> "an integer";
            case BOOLEAN -> "true or false";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
        };
    }

    /** Return a value as text: a string as what it says, anything else as JSON. */
    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
