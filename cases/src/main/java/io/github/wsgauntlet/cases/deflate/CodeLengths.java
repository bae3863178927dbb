package io.github.wsgauntlet.cases.deflate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the best Huffman code whose codes have at most so many bits, by package-merge (Larmore and Hirschberg, 1990).
 *
 * <p>A symbol with a code of n bits costs its frequency n times, once on each of the n deepest levels. From the deepest
 * level on, what is there is packed in pairs, which join the symbols themselves on the next level. What is cheapest on
 * the last level is taken, and how often a symbol is in it is the length of its code.
 */
final class CodeLengths {
    private CodeLengths() {}

    private sealed interface Item {
        long weight();

        void countIn(int[] lengths);
    }

    private record Leaf(int symbol, long weight) implements Item {
        @Override
        public void countIn(int[] lengths) {
            lengths[symbol]++;
        }
    }

    private record Pair(Item first, Item second, long weight) implements Item {
        @Override
        public void countIn(int[] lengths) {
            first.countIn(lengths);
            second.countIn(lengths);
        }
    }

    /**
     * Return the length of each symbol's code in bits, 0 for a symbol that does not occur. A single symbol has one bit.
     *
     * @param frequencies how often each symbol occurs
     * @param longest the most bits of a code, enough to tell all symbols apart
     */
    static int[] best(int[] frequencies, int longest) {
        List<Item> leaves = leaves(frequencies);
        List<Item> level = leaves;
        for (int i = 1; i < longest; i++) {
            level = merged(pairs(level), leaves);
        }
        int taken = leaves.size() == 1 ? 1 : Math.max(0, 2 * leaves.size() - 2);
        int[] lengths = new int[frequencies.length];
        for (Item item : level.subList(0, taken)) {
            item.countIn(lengths);
        }
        return lengths;
    }

    /** Return both in one order, each of which is in order; of equal ones those of the first list come first. */
    private static List<Item> merged(List<Item> first, List<Item> second) {
        var all = new ArrayList<Item>(first.size() + second.size());
        int taken = 0;
        for (Item item : first) {
            while (taken < second.size() && second.get(taken).weight() < item.weight()) {
                all.add(second.get(taken++));
            }
            all.add(item);
        }
        all.addAll(second.subList(taken, second.size()));
        return all;
    }

    private static List<Item> leaves(int[] frequencies) {
        var leaves = new ArrayList<Item>();
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                leaves.add(new Leaf(symbol, frequencies[symbol]));
            }
        }
        leaves.sort(Comparator.comparingLong(Item::weight));
        return leaves;
    }

    private static List<Item> pairs(List<Item> level) {
        var pairs = new ArrayList<Item>(level.size() / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            Item first = level.get(i);
            Item second = level.get(i + 1);
            pairs.add(new Pair(first, second, first.weight() + second.weight()));
        }
        return pairs;
    }
}
