package io.github.wsgauntlet.cases.yaml;

import java.util.List;
import java.util.Optional;

/** A piece of a YAML file that knows where it stands. Scalars stay text: {@code 5.10} is not a number here. */
public sealed interface Yaml {

    /** Return where the piece begins. */
    Place place();

    /** Return what the piece is, for messages. */
    String kind();

    /**
     * One value.
     *
     * @param place where it begins
     * @param text the text, without quotes and escapes
     * @param present whether there is a value at all: {@code key:} and {@code key: null} have none
     */
    record Scalar(Place place, String text, boolean present) implements Yaml {
        @Override
        public String kind() {
            return present ? "one value" : "empty";
        }
    }

    /**
     * A list.
     *
     * @param place where it begins
     * @param items the items, in order
     */
    record Sequence(Place place, List<Yaml> items) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A mapping, no key of which stands twice.
     *
     * @param place where it begins
     * @param entries the entries, in the order they are written
     */
    record Mapping(Place place, List<Entry> entries) implements Yaml {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** Return the value of a key, if it stands here. */
        public Optional<Yaml> find(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /**
     * A key and what it maps to.
     *
     * @param key the key
     * @param value the value
     */
    record Entry(Scalar key, Yaml value) {}
}
