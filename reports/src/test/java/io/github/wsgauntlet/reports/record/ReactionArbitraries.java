package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.reaction.Reaction;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Reactions of every kind that there is, with any values. */
final class ReactionArbitraries {
    private ReactionArbitraries() {}

    /** Reactions, of each kind as often as of any other. */
    static Arbitrary<Reaction> reactions() {
        return Arbitraries.of(Reaction.kinds())
                .flatMap(ReactionArbitraries::records)
                .map(Reaction.class::cast);
    }

    /** Reactions of one kind. */
    static Arbitrary<Object> records(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values =
                Arrays.stream(components).map(each -> values(each.getType())).toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Combinators.combine(values).as(chosen -> {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                return constructor.newInstance(chosen.toArray());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        });
    }

    private static Arbitrary<Object> values(Class<?> type) {
        if (type == int.class) {
            return Arbitraries.integers().asGeneric();
        }
        if (type == long.class) {
            return Arbitraries.longs().asGeneric();
        }
        if (type == boolean.class) {
            return Arbitraries.of(true, false).asGeneric();
        }
        if (type == String.class) {
            return RunArbitraries.strings().asGeneric();
        }
        return type.isEnum() ? Arbitraries.of(type.getEnumConstants()).asGeneric() : records(type);
    }
}
