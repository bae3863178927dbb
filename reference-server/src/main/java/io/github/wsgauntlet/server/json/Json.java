package io.github.wsgauntlet.server.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259 3). */
public sealed interface Json {

    /** An object, whose members keep their order. */
    record Members(Map<String, Json> members) implements Json {

        /** Copy the members. */
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** Return the value of a member, if there is one. */
        public Optional<Json> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** Return this object with one more member, or another value of it. */
        public Members with(String name, Json value) {
            Map<String, Json> more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new Members(more);
        }

        /** Return this object without a member. */
        public Members without(String name) {
            Map<String, Json> fewer = new LinkedHashMap<>(members);
            fewer.remove(name);
            return new Members(fewer);
        }
    }

    /** An array. */
    record Elements(List<Json> elements) implements Json {

        /** Copy the elements. */
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, as it is written. */
    record Digits(String literal) implements Json {}

    /** One of the three names. */
    enum Literal implements Json {
        TRUE,
        FALSE,
        NULL
    }

    /** Return an object without members. */
    static Members object() {
        return new Members(Map.of());
    }

    /** Return an array. */
    static Elements array(Json... elements) {
        return new Elements(List.of(elements));
    }

    /** Return a string. */
    static Text text(String value) {
        return new Text(value);
    }

    /** Return a number. */
    static Digits number(long value) {
        return new Digits(Long.toString(value));
    }
}
