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
import java.util.stream.Stream;

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
     * @param autobahn what its row says of ids of Autobahn|Testsuite, where it says something
     */
    record Variant(Place place, String suffix, Variables variables, Optional<Value> autobahn) {
        /** Return the value with the variables replaced. */
        Value bind(Value value) {
            return new Value(value.name(), variables.replaceIn(value.yaml()));
        }

        /**
         * Return what of a list is this variant's: all of it. Of a mapping from values of a variable to lists it is the
         * list of the value that the variable has here.
         */
        List<Value> own(Value lists) {
            if (!(lists.yaml() instanceof Yaml.Mapping mapping)) {
                return bind(lists).items();
            }
            return mapping.entries().stream()
                    .filter(entry -> variables.have(entry.key().text()))
                    .flatMap(entry -> bind(Value.of(lists.name(), entry.value())).items().stream())
                    .toList();
        }
    }

    /** A variant in the making. */
    private record Partial(Place place, List<String> names, Map<String, String> values, Optional<Value> autobahn) {
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
            partials.add(new Partial(place, List.of(), Map.of(), Optional.empty()));
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

    /**
     * Refuse a mapping from values of a variable that has what no variable of any variant stands for.
     *
     * @param lists as {@link Variant#own} takes it, of the case; those of rows are looked at, too
     */
    void refuseForeign(Optional<Value> lists) {
        Stream.concat(lists.stream(), variants.stream().flatMap(variant -> variant.autobahn().stream()))
                .filter(each -> each.yaml() instanceof Yaml.Mapping)
                .flatMap(each -> each.mapping().entries().stream())
                .map(Yaml.Entry::key)
                .filter(key ->
                        variants.stream().noneMatch(each -> each.variables().have(key.text())))
                .findFirst()
                .ifPresent(key -> {
                    throw key.place().error("No variable of this case stands for '" + key.text() + "'");
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
        Optional<Value> autobahn = Optional.empty();
        for (Yaml.Entry entry : row.mapping().entries()) {
            Value value = Value.of(entry.key().text(), entry.value());
            switch (entry.key().text()) {
                case "name" -> {
                    value.line();
                    name = Optional.of(value.matching(ID_PART, ID_PART_RULE));
                    values.put("name", value.text());
                }
                case "autobahn" -> autobahn = Optional.of(value);
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
