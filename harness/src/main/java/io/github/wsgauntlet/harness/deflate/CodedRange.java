package io.github.wsgauntlet.harness.deflate;

import java.util.ArrayList;
import java.util.List;

/**
 * The lengths or distances that one symbol stands for (RFC 1951 3.2.5); extra bits after its code tell which.
 *
 * @param first the smallest
 * @param extraBits how many extra bits there are
 */
record CodedRange(int first, int extraBits) {
    private static final int LONGEST_MATCH = 258;

    /** By symbol, from 257 on. The longest match has a symbol of its own, the last. */
    static final List<CodedRange> LENGTHS = lengths();

    /** By symbol, from 0 on. */
    static final List<CodedRange> DISTANCES = ranges(1, 2, 30);

    /**
     * Read the extra bits.
     *
     * @return the length or distance
     */
    int read(BitSource bits) throws Stop {
        return first + bits.read(extraBits);
    }

    private static List<CodedRange> lengths() {
        var all = new ArrayList<>(ranges(3, 4, 28));
        all.add(new CodedRange(LONGEST_MATCH, 0));
        return List.copyOf(all);
    }

    /** The first two groups of symbols have no extra bits, and each group after them one more than the one before. */
    private static List<CodedRange> ranges(int smallest, int group, int count) {
        var ranges = new ArrayList<CodedRange>();
        int first = smallest;
        for (int i = 0; i < count; i++) {
            var range = new CodedRange(first, Math.max(0, i / group - 1));
            ranges.add(range);
            first += 1 << range.extraBits();
        }
        return List.copyOf(ranges);
    }
}
