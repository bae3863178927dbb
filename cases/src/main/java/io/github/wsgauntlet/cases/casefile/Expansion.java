package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.yaml.Place;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The variants that {@code rows} and {@code each} make of one case: rows outermost, then the cross product of each. */
final class Expansion {
    private static final Pattern VARIABLE = Pattern.compile("[a-z][A-Za-z0-9-]*");
    private static final Pattern ID_PART = Pattern.compile("[^\\s,\\[\\]*?]*");
    private static final String ID_PART_RULE = "part of the id, so it holds neither white space nor one of , [ ] * ?";

    private final List<Variant> variants;
    private final Map<String, Place> declared;
    private final Set<String> used;

    /**
     * One variant of a case.
     *
     * @param place where it is written
     * @param suffix what it adds to the id; empty for the only variant of a case without rows and each
     * @param variables what the variables stand for
     * @param autobahn the ids its row adds
     */
    record Variant(Place place, String suffix, Variables variables, List<Value> autobahn) {
        /** Return the value with the variables replaced. */
        Value bind(Value value) {
            return new Value(value.name(), variables.replaceIn(value.yaml()));
        }
    }

    /** A variant in the making. */
    private record Partial(Place place, List<String> names, Map<String, String> values, List<Value> autobahn) {
        Partial with(String key, Value value) {
            Map<String, String> more = new LinkedHashMap<>(values);
            more.put(key, value.text());
            List<String> longer = new ArrayList<>(names);
            longer.add(key + "=" + value.matching(ID_PART, ID_PART_RULE));
            return new Partial(place, longer, more, autobahn);
        }
    }

    private Expansion(List<Partial> partials, Map<String, Place> declared, Set<String> used) {
        this.variants = partials.stream()
                .map(partial -> new Variant(
                        partial.place(),
                        partial.names().isEmpty() ? "" : "[" + String.join(",", partial.names()) + "]",
                        new Variables(partial.values(), used),
                        partial.autobahn()))
                .toList();
        this.declared = declared;
        this.used = used;
    }

    /**
     * Read the variants.
     *
     * @param place where the case begins
     * @param rows the table of a case that has one
     * @param each the lists of values of a case that has them
     */
    static Expansion of(Place place, Optional<Value> rows, Optional<Value> each) {
        Map<String, Place> declared = new LinkedHashMap<>();
        List<Partial> partials = new ArrayList<>();
        if (rows.isPresent()) {
            rows.get().items().forEach(row -> partials.add(row(row, declared)));
        } else {
            partials.add(new Partial(place, List.of(), Map.of(), List.of()));
        }
        List<Partial> all = partials;
        if (each.isPresent()) {
            for (Yaml.Entry entry : entries(each.get())) {
                String key = variable(entry);
                boolean taken = rows.isPresent() && (key.equals("name") || declared.containsKey(key));
                if (taken) {
                    throw entry.key().place().error("The variable '" + key + "' stands already in 'rows'");
                }
                declared.put(key, entry.key().place());
                all = product(all, Value.of(key, entry.value()), key);
            }
        }
        return new Expansion(all, declared, new HashSet<>());
    }

    /** Return the variants, at least one, in the order in which they are written. */
    List<Variant> variants() {
        return variants;
    }

    /** Refuse a variable that no variant used. To be called when all variants are read. */
    void refuseUnused() {
        declared.forEach((name, place) -> {
            if (!used.contains(name)) {
                throw place.error("The variable '" + name + "' is never used");
            }
        });
    }

    private static List<Partial> product(List<Partial> partials, Value values, String key) {
        List<Value> items = values.items();
        return partials.stream()
                .flatMap(partial -> items.stream().map(item -> partial.with(key, item)))
                .toList();
    }

    private static Partial row(Value row, Map<String, Place> declared) {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<String> name = Optional.empty();
        List<Value> autobahn = List.of();
        for (Yaml.Entry entry : row.mapping().entries()) {
            Value value = Value.of(entry.key().text(), entry.value());
            switch (entry.key().text()) {
                case "name" -> {
                    value.line();
                    name = Optional.of(value.matching(ID_PART, ID_PART_RULE));
                    values.put("name", value.text());
                }
                case "autobahn" -> autobahn = value.items();
                default -> {
                    declared.putIfAbsent(variable(entry), entry.key().place());
                    values.put(entry.key().text(), value.text());
                }
            }
        }
        String suffix = name.orElseThrow(() -> row.place().error("A row needs 'name'"));
        return new Partial(row.place(), List.of(suffix), values, autobahn);
    }

    private static List<Yaml.Entry> entries(Value each) {
        List<Yaml.Entry> entries = each.mapping().entries();
        if (entries.isEmpty()) {
            throw each.place().error("'each' is a mapping of at least one variable");
        }
        return entries;
    }

    private static String variable(Yaml.Entry entry) {
        return new Value("A variable", entry.key())
                .matching(VARIABLE, "a name of letters, digits and '-' that begins with a lower-case letter");
    }
}
