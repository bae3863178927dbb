package io.github.wsgauntlet.harness.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A sample is what it says: one in so many, wherever one looks. */
class OneInTest {
    @Property
    void of_any_so_many_in_a_row_one_is_taken(
            @ForAll @IntRange(min = 1, max = 30) int many, @ForAll @IntRange(max = 300) int size) {
        List<Integer> all = IntStream.range(0, size).boxed().toList();
        List<Integer> sample = OneIn.of(many, all);
        for (int from = 0; from + many <= size; from++) {
            assertThat(all.subList(from, from + many))
                    .filteredOn(sample::contains)
                    .hasSize(1);
        }
        assertThat(sample).hasSize((size + many - 1) / many);
    }

    @Test
    void one_in_one_is_all() {
        assertThat(OneIn.of(1, List.of("a", "b"))).containsExactly("a", "b");
    }
}
