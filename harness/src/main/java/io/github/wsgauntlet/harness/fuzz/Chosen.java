package io.github.wsgauntlet.harness.fuzz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * One of several arbitraries that are chosen from. It makes the same as the one it stands for, and holds the generator
 * that makes it: jqwik looks for that each time one is chosen, by all that it consists of.
 *
 * <p>Not thread safe.
 */
final class Chosen<T> implements Arbitrary<T> {
    private final Arbitrary<T> made;
    private final Map<Kind, RandomGenerator<T>> generators = new HashMap<>();

    /** Which of its generators: of that size, and with edge cases among what it makes or not. */
    private record Kind(int size, boolean withEdgeCases) {}

    private Chosen(Arbitrary<T> made) {
        this.made = made;
    }

    /** Return what makes one of these, each as often. */
    @SafeVarargs
    static <T> Arbitrary<T> oneOf(Arbitrary<? extends T>... all) {
        return Arbitraries.oneOf(Arrays.stream(all).map(Chosen::<T>of).toList());
    }

    /** Return what makes one of these, each as often as its number says among the sum of all. */
    @SafeVarargs
    static <T> Arbitrary<T> frequencyOf(Tuple2<Integer, Arbitrary<? extends T>>... all) {
        return frequencyOf(Arrays.asList(all));
    }

    /** Return the same for a list of these. */
    static <T> Arbitrary<T> frequencyOf(List<? extends Tuple2<Integer, ? extends Arbitrary<? extends T>>> all) {
        return Arbitraries.frequencyOf(all.stream()
                .map(each -> Tuple.of(each.get1(), Chosen.<T>of(each.get2())))
                .toList());
    }

    @SuppressWarnings("unchecked") // What makes a special kind makes that kind.
    private static <T> Arbitrary<T> of(Arbitrary<? extends T> made) {
        return new Chosen<>((Arbitrary<T>) made);
    }

    @Override
    public RandomGenerator<T> generator(int size, boolean withEdgeCases) {
        return generators.computeIfAbsent(new Kind(size, withEdgeCases), kind -> made.generator(size, withEdgeCases));
    }

    @Override
    public RandomGenerator<T> generator(int size) {
        return made.generator(size);
    }

    @Override
    public RandomGenerator<T> generatorWithEmbeddedEdgeCases(int size) {
        return made.generatorWithEmbeddedEdgeCases(size);
    }

    @Override
    public EdgeCases<T> edgeCases(int most) {
        return made.edgeCases(most);
    }
}
