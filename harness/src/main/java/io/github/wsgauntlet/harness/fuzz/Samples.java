package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * The samples of a run, one after the other. The properties take turns, and each has randomness of its own, so that it
 * makes up the same whatever other properties are tried beside it.
 *
 * <p>Not thread safe.
 */
final class Samples {
    /** From how many tries jqwik takes the odds of its edge cases; part of what makes the samples what they are. */
    private static final int SIZE = 1_000;

    private final List<Property> turns = new ArrayList<>();
    private final Map<Property, RandomGenerator<List<Scenario>>> generators = new EnumMap<>(Property.class);
    private final Map<Property, Random> randoms = new EnumMap<>(Property.class);
    private int next;

    /** A sample of a property. */
    record Sample(int index, Property property, Shrinkable<List<Scenario>> shrinkable) {}

    Samples(List<Property> properties, Role side, Bounds bounds, long seed) {
        for (Property property : properties) {
            generators.put(
                    property, Jqwik.make(() -> property.samples(side, bounds).generator(SIZE, true)));
            randoms.put(property, new Random(seed * 31 + property.key().hashCode()));
        }
        // Those with more to find come more often, and spread out.
        for (int round = 0; round < 4; round++) {
            for (Property property : properties) {
                if (round < share(property)) {
                    turns.add(property);
                }
            }
        }
    }

    private static int share(Property property) {
        return switch (property) {
            case CONVERSATION, VIOLATION -> 4;
            case HANDSHAKE, COMPRESSION -> 3;
            case CLOSING, STREAM -> 2;
            case INTERLEAVING -> 1;
        };
    }

    Sample next() {
        Property property = turns.get(next % turns.size());
        var shrinkable = Jqwik.make(() -> Jqwik.whole(generators.get(property).next(randoms.get(property))));
        return new Sample(next++, property, shrinkable);
    }
}
