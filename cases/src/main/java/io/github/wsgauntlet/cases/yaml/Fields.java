package io.github.wsgauntlet.cases.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The entries of a mapping in which only known keys may stand. */
public final class Fields {
    private final String what;
    private final Place place;
    private final Map<String, Value> values;

    private Fields(String what, Place place, Map<String, Value> values) {
        this.what = what;
        this.place = place;
        this.values = values;
    }

    /**
     * Read a mapping.
     *
     * @param value the mapping
     * @param what what the mapping describes, with its article, as messages name it
     * @param known the keys that may stand in it
     * @throws InvalidFileException if it is no mapping or holds another key
     */
    public static Fields of(Value value, String what, List<String> known) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Yaml.Entry entry : value.mapping().entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                throw entry.key()
                        .place()
                        .error(
                                known.isEmpty()
                                        ? "Unknown key '" + key + "' in " + what + ", which has no keys"
                                        : "Unknown key '" + key + "' in " + what + "; known keys: "
                                                + String.join(", ", known));
            }
            values.put(key, Value.of(key, entry.value()));
        }
        return new Fields(what, value.place(), values);
    }

    /** Return where the mapping begins. */
    public Place place() {
        return place;
    }

    /** Return the value of a key that has to stand here. */
    public Value require(String key) {
        Value value = values.get(key);
        if (value == null) {
            throw place.error(
                    what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " needs '" + key + "'");
        }
        return value;
    }

    /** Return the value of a key that may stand here. */
    public Optional<Value> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Return the keys that stand here, in the order they are written. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }
}
