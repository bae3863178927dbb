package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;

/** What is chosen from is what jqwik itself would choose from. */
final class ChosenTest {
    private static final Arbitrary<Integer> NUMBERS =
            Arbitraries.integers().between(0, 1_000).filter(number -> number % 7 != 0);
    private static final Arbitrary<String> LETTERS =
            Arbitraries.strings().alpha().ofMaxLength(4);
    private static final Arbitrary<List<Integer>> LISTS = NUMBERS.list().ofMaxSize(3);

    @Property(tries = 100)
    void one_as_often_as_another_is_the_same_as_without_it(@ForAll long seed, @ForAll boolean withEdgeCases) {
        assertSame(
                Chosen.<Object>oneOf(NUMBERS, LETTERS, Chosen.oneOf(LISTS, LETTERS.list())),
                Arbitraries.<Object>oneOf(NUMBERS, LETTERS, Arbitraries.oneOf(LISTS, LETTERS.list())),
                seed,
                withEdgeCases);
    }

    @Property(tries = 100)
    void one_more_often_than_another_is_the_same_as_without_it(@ForAll long seed, @ForAll boolean withEdgeCases) {
        assertSame(
                Chosen.<Object>frequencyOf(Tuple.of(3, NUMBERS), Tuple.of(1, LETTERS), Tuple.of(2, LISTS))
                        .list(),
                Arbitraries.<Object>frequencyOf(Tuple.of(3, NUMBERS), Tuple.of(1, LETTERS), Tuple.of(2, LISTS))
                        .list(),
                seed,
                withEdgeCases);
    }

    private static void assertSame(Arbitrary<?> chosen, Arbitrary<?> plain, long seed, boolean withEdgeCases) {
        assertThat(made(chosen, seed, withEdgeCases)).isEqualTo(made(plain, seed, withEdgeCases));
        assertThat(chosen.edgeCases()).hasSameSizeAs(plain.edgeCases());
    }

    /** Return what comes one after the other, and what each becomes that is made simpler. */
    private static List<?> made(Arbitrary<?> arbitrary, long seed, boolean withEdgeCases) {
        var random = new Random(seed);
        var generator = arbitrary.generator(1_000, withEdgeCases);
        return Stream.generate(() -> generator.next(random))
                .limit(20)
                .flatMap(each -> Stream.concat(Stream.of(each), each.shrink().limit(5)))
                .map(Shrinkable::value)
                .toList();
    }
}
