package io.github.wsgauntlet.cases.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class CodeLengthsTest {

    @Test
    void symbols_that_do_not_occur_have_no_code() {
        assertThat(CodeLengths.best(new int[] {0, 0}, 15)).containsExactly(0, 0);
        assertThat(CodeLengths.best(new int[] {0, 7, 0}, 15)).containsExactly(0, 1, 0);
        assertThat(CodeLengths.best(new int[] {5, 0, 1}, 15)).containsExactly(1, 0, 1);
    }

    @Test
    void what_occurs_more_often_is_shorter() {
        assertThat(CodeLengths.best(new int[] {1, 1, 2, 4, 8}, 15)).containsExactly(4, 4, 3, 2, 1);
    }

    @Test
    void no_code_is_longer_than_allowed() {
        assertThat(CodeLengths.best(new int[] {1, 1, 2, 4, 8}, 3)).containsExactly(3, 3, 3, 3, 1);
        assertThat(CodeLengths.best(new int[] {1, 8, 1, 4, 2}, 3)).containsExactly(3, 1, 3, 3, 3);
        assertThat(CodeLengths.best(new int[] {1, 2, 4, 8, 16, 32, 64, 128}, 3)).containsOnly(3);
    }

    @Property
    void the_code_is_complete(@ForAll("frequencies") int[] frequencies) {
        for (int longest : new int[] {9, 15}) {
            int[] lengths = CodeLengths.best(frequencies, longest);
            assertThat(Arrays.stream(lengths).max().orElseThrow()).isLessThanOrEqualTo(longest);
            double used = Arrays.stream(lengths)
                    .filter(length -> length > 0)
                    .mapToDouble(length -> Math.scalb(1, -length))
                    .sum();
            assertThat(used).isEqualTo(1);
        }
    }

    @Property
    void no_code_is_better(@ForAll("frequencies") int[] frequencies) {
        int[] lengths = CodeLengths.best(frequencies, 30);
        long size = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            size += (long) frequencies[symbol] * lengths[symbol];
        }
        assertThat(size).isEqualTo(huffmanSize(frequencies));
    }

    /** Return how many bits the data has in Huffman's own code: each time the two rarest are joined, both get a bit. */
    private static long huffmanSize(int[] frequencies) {
        var queue = new PriorityQueue<Long>();
        Arrays.stream(frequencies).filter(frequency -> frequency > 0).forEach(frequency -> queue.add((long) frequency));
        long size = 0;
        while (queue.size() > 1) {
            long joined = queue.remove() + queue.remove();
            size += joined;
            queue.add(joined);
        }
        return size;
    }

    /** Two symbols and more; the frequencies are up to a million, most of them small. */
    @Provide
    Arbitrary<int[]> frequencies() {
        return Arbitraries.integers()
                .between(0, 100)
                .map(root -> root * root * root)
                .array(int[].class)
                .ofMinSize(2)
                .ofMaxSize(286)
                .filter(all ->
                        Arrays.stream(all).filter(frequency -> frequency > 0).count() > 1);
    }
}
