package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.IdentityHashMap;
import java.util.function.Function;

/**
 * Reads each piece of a file once. Most pieces of a case are the same in all its variants, and there are far more
 * variants than cases.
 *
 * @param <T> what a piece is read as
 */
final class Once<T> {
    private final Function<Value, T> reader;
    private final IdentityHashMap<Yaml, T> read = new IdentityHashMap<>();

    Once(Function<Value, T> reader) {
        this.reader = reader;
    }

    /** Return what the value is read as. */
    T read(Value value) {
        return read.computeIfAbsent(value.yaml(), piece -> reader.apply(value));
    }
}
