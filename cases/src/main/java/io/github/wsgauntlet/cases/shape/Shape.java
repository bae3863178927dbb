package io.github.wsgauntlet.cases.shape;

import io.github.wsgauntlet.cases.Reference;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a JSON value (RFC 8259) has to look like. */
public sealed interface Shape {

    /**
     * Any value of a type.
     *
     * @param name what it is captured as; empty if it is not captured
     * @param type its type
     * @param regex a regular expression for a string as a whole; empty if any will do
     */
    record Hole(String name, Type type, String regex) implements Shape {}

    /** Types of values. */
    enum Type {
        ANY,
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        ARRAY,
        OBJECT
    }

    /**
     * What was captured before.
     *
     * @param name as what
     */
    record Captured(String name) implements Shape {}

    /**
     * A string.
     *
     * @param text what it holds, which may refer to what was captured
     */
    record Text(String text) implements Shape {}

    /**
     * A number of that value, however it is written.
     *
     * @param value the value
     */
    record Numeral(BigDecimal value) implements Shape {}

    /**
     * True or false.
     *
     * @param value which
     */
    record Truth(boolean value) implements Shape {}

    /** Null. */
    record Nothing() implements Shape {}

    /**
     * An array.
     *
     * @param items what its items look like, in order
     * @param open whether more may follow
     */
    record Array(List<Shape> items, boolean open) implements Shape {
        public Array {
            items = List.copyOf(items);
        }
    }

    /**
     * An object.
     *
     * @param members what its members look like, in any order
     * @param open whether there may be more
     */
    record Members(Map<String, Shape> members, boolean open) implements Shape {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /**
     * Read a shape: JSON in which {@code %{name:type}} stands for any value of a type, {@code %{name}} for one that was
     * captured, and {@code ...} as the last of an array or object for whatever more there is.
     *
     * @param text the text
     * @throws IllegalArgumentException if it is none; the message says what is wrong, and where
     */
    static Shape parse(String text) {
        return ShapeParser.parse(text);
    }

    /** Return the names as which values are captured, in order. */
    default List<String> captures() {
        return names(true).toList();
    }

    /** Return the names of captured values that it refers to, in order. */
    default List<String> references() {
        return names(false).toList();
    }

    private Stream<String> names(boolean captures) {
        return switch (this) {
            case Hole hole -> captures && !hole.name().isEmpty() ? Stream.of(hole.name()) : Stream.empty();
            case Captured captured -> captures ? Stream.empty() : Stream.of(captured.name());
            case Text text -> captures ? Stream.empty() : Reference.names(text.text()).stream();
            case Numeral number -> Stream.empty();
            case Truth truth -> Stream.empty();
            case Nothing nothing -> Stream.empty();
            case Array array -> array.items().stream().flatMap(item -> item.names(captures));
            case Members object -> object.members().values().stream().flatMap(member -> member.names(captures));
        };
    }
}
