package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of a case file that is to be written; {@link Yaml} is one that was read. */
sealed interface YamlPiece {

    /** Return the piece as it stands in one line. */
    String inline();

    /**
     * What stands in one line however long it is.
     *
     * @param inline what is written
     */
    record Scalar(String inline) implements YamlPiece {}

    /**
     * A list.
     *
     * @param items the items, each of which stands in one line
     */
    record Sequence(List<YamlPiece> items) implements YamlPiece {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String inline() {
            return items.stream().map(YamlPiece::inline).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * A mapping.
     *
     * @param entries the entries, in order
     */
    record Mapping(List<Entry> entries) implements YamlPiece {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** Return this mapping with an entry after the others. */
        Mapping with(String key, YamlPiece value) {
            return with(new Mapping(List.of(new Entry(key, value))));
        }

        /**
         * Return this mapping with an entry after the others, unless its value is the usual one, which is not said.
         */
        Mapping withUnless(boolean usual, String key, YamlPiece value) {
            return usual ? this : with(key, value);
        }

        /** Return this mapping with the entries of another after its own. */
        Mapping with(Mapping more) {
            return new Mapping(
                    Stream.concat(entries.stream(), more.entries.stream()).toList());
        }

        /** Return this mapping as a piece that is never cut into lines. */
        Scalar line() {
            return new Scalar(inline());
        }

        @Override
        public String inline() {
            return entries.stream()
                    .map(entry -> entry.key() + ": " + entry.value().inline())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /**
     * An entry of a mapping.
     *
     * @param key the key, as it is written
     * @param value the value
     */
    record Entry(String key, YamlPiece value) {}

    /** Return a word or number of the grammar, which needs no quotes. */
    static Scalar plain(Object word) {
        return new Scalar(word.toString());
    }

    /** Return a text that may hold anything. */
    static Scalar text(String text) {
        return new Scalar(YamlText.quoted(Variables.literal(text)));
    }

    /** Return a name, in quotes where it is not a word. */
    static Scalar word(String name) {
        return new Scalar(YamlText.word(Variables.literal(name)));
    }

    /** Return a text for a line of its own, in quotes where it is not a plain sentence. */
    static Scalar sentence(String text) {
        return new Scalar(YamlText.sentence(Variables.literal(text)));
    }

    /** Return a list of these items. */
    static Sequence list(Stream<? extends YamlPiece> items) {
        return new Sequence(List.copyOf(items.toList()));
    }

    /** Return a mapping without entries. */
    static Mapping mapping() {
        return new Mapping(List.of());
    }
}
