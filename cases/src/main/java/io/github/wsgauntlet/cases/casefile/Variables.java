package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.yaml.Place;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the variables of one variant of a case stand for, and which of them were used. */
final class Variables {
    private static final String BEGIN = "${";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)}");

    private final Map<String, String> values;
    private final Set<String> used;

    /**
     * Create the variables.
     *
     * @param values what each stands for
     * @param used where the names of those that are used are added
     */
    Variables(Map<String, String> values, Set<String> used) {
        this.values = values;
        this.used = used;
    }

    /** Return how a case file says this text: with a second dollar sign where a variable would begin otherwise. */
    static String literal(String text) {
        return text.replace(BEGIN, "$" + BEGIN);
    }

    /**
     * Return the piece with every {@code ${name}} in a scalar or key replaced; the same piece if there is none. After
     * a second dollar sign stands no variable: {@code $${name}} becomes the text {@code ${name}}.
     */
    Yaml replaceIn(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Scalar scalar -> replaceIn(scalar);
            case Yaml.Sequence sequence -> replaceIn(sequence);
            case Yaml.Mapping mapping -> replaceIn(mapping);
        };
    }

    /** Return whether one of them stands for this. */
    boolean have(String value) {
        return values.containsValue(value);
    }

    private Yaml replaceIn(Yaml.Sequence sequence) {
        List<Yaml> items = new ArrayList<>(sequence.items().size());
        boolean replaced = false;
        for (Yaml item : sequence.items()) {
            Yaml other = replaceIn(item);
            replaced |= isOther(other, item);
            items.add(other);
        }
        return replaced ? new Yaml.Sequence(sequence.place(), items) : sequence;
    }

    private Yaml replaceIn(Yaml.Mapping mapping) {
        List<Yaml.Entry> entries = new ArrayList<>(mapping.entries().size());
        boolean replaced = false;
        for (Yaml.Entry entry : mapping.entries()) {
            Yaml.Scalar key = replaceIn(entry.key());
            Yaml value = replaceIn(entry.value());
            boolean same = !isOther(key, entry.key()) && !isOther(value, entry.value());
            replaced |= !same;
            entries.add(same ? entry : new Yaml.Entry(key, value));
        }
        return replaced ? new Yaml.Mapping(mapping.place(), entries) : mapping;
    }

    @SuppressWarnings("ReferenceEquality") // Whether it is the same piece, not an equal one, is the question.
    private static boolean isOther(Yaml one, Yaml another) {
        return one != another;
    }

    private Yaml.Scalar replaceIn(Yaml.Scalar scalar) {
        if (!scalar.text().contains(BEGIN)) {
            return scalar;
        }
        Matcher matcher = REFERENCE.matcher(scalar.text());
        String text = matcher.replaceAll(found ->
                Matcher.quoteReplacement(found.group(1) == null ? BEGIN : value(found.group(1), scalar.place())));
        return new Yaml.Scalar(scalar.place(), text, true);
    }

    private String value(String name, Place place) {
        String value = values.get(name);
        if (value == null) {
            String known = values.isEmpty() ? "it has none" : "known variables: " + String.join(", ", values.keySet());
            throw place.error("'${" + name + "}' is not a variable of this case; " + known);
        }
        used.add(name);
        return value;
    }
}
