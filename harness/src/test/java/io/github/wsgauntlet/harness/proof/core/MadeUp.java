package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.harness.fuzz.Bounds;
import io.github.wsgauntlet.harness.fuzz.Property;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Scenarios that the fuzzer makes up, each for one connection. */
final class MadeUp {
    /** From how many tries jqwik takes the odds of its edge cases. */
    private static final int SIZE = 1_000;

    private MadeUp() {}

    /** Return what makes up scenarios for a property. */
    static RandomGenerator<Scenario> generator(Property property, Bounds bounds) {
        return property.samples(bounds).map(List::getFirst).generator(SIZE, true);
    }

    /** Return as many scenarios for a property; the same seed makes up the same. */
    static List<Scenario> scenarios(Property property, Bounds bounds, long seed, int count) {
        var made = Stream.<Scenario>builder();
        JqwikSession.run(() -> {
            RandomGenerator<Scenario> generator = generator(property, bounds);
            var random = new Random(seed);
            for (int i = 0; i < count; i++) {
                made.add(generator.next(random).value());
            }
        });
        return made.build().toList();
    }
}
