package io.github.wsgauntlet.harness.proof;

import java.util.List;
import java.util.stream.IntStream;

/** A sample: of so many, one, always the same ones, spread evenly over all there are. */
public final class OneIn {
    private OneIn() {}

    /**
     * Return the first of each so many.
     *
     * @param many of how many one is taken, 1 or more
     * @param all what it is taken from
     */
    public static <T> List<T> of(int many, List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % many == 0)
                .mapToObj(all::get)
                .toList();
    }
}
