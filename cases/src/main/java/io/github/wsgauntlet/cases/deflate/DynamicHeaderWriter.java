package io.github.wsgauntlet.cases.deflate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes what a dynamic block has before its data: its codes (RFC 1951 3.2.7). */
final class DynamicHeaderWriter {
    private static final int LEAST_LITERALS = 257;
    private static final int LEAST_DISTANCES = 1;
    private static final int LEAST_CODE_LENGTHS = 4;
    private static final int LONGEST = 7;

    /** The symbols of the code length code, those first that are used most. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int REPEAT = 16;
    private static final int FEW_ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    private DynamicHeaderWriter() {}

    /** A symbol of the code length code, and how many code lengths it stands for. */
    private record Run(int symbol, int count) {

        /** Return the extra bits as a number, of no meaning where there are none. */
        int extra() {
            return symbol == MANY_ZEROS ? count - 11 : count - 3;
        }

        int extraBits() {
            return switch (symbol) {
                case REPEAT -> 2;
                case FEW_ZEROS -> 3;
                case MANY_ZEROS -> 7;
                default -> 0;
            };
        }
    }

    /** Write the codes of a block. */
    static void write(EncodingCodes codes, BitWriter out) {
        int[] literals = codes.literals().lengths(LEAST_LITERALS);
        int[] distances = codes.distances().lengths(LEAST_DISTANCES);
        int[] both = Arrays.copyOf(literals, literals.length + distances.length);
        System.arraycopy(distances, 0, both, literals.length, distances.length);
        List<Run> runs = runs(both);
        int[] frequencies = new int[ORDER.length];
        for (Run run : runs) {
            frequencies[run.symbol()]++;
        }
        int[] lengths = CodeLengths.best(frequencies, LONGEST);
        int count = ORDER.length;
        while (count > LEAST_CODE_LENGTHS && lengths[ORDER[count - 1]] == 0) {
            count--;
        }
        out.write(literals.length - LEAST_LITERALS, 5);
        out.write(distances.length - LEAST_DISTANCES, 5);
        out.write(count - LEAST_CODE_LENGTHS, 4);
        for (int i = 0; i < count; i++) {
            out.write(lengths[ORDER[i]], 3);
        }
        var code = new HuffmanEncoder(lengths);
        for (Run run : runs) {
            code.write(run.symbol(), out);
            out.write(run.extra(), run.extraBits());
        }
    }

    /** Return code lengths as runs of equal ones, each as long as it may be. */
    private static List<Run> runs(int[] lengths) {
        var runs = new ArrayList<Run>();
        int at = 0;
        while (at < lengths.length) {
            boolean again = at > 0 && lengths[at] == lengths[at - 1];
            Run run = run(lengths[at], again, equalFrom(at, lengths));
            runs.add(run);
            at += run.count();
        }
        return runs;
    }

    private static Run run(int length, boolean again, int count) {
        if (length == 0 && count >= 11) {
            return new Run(MANY_ZEROS, Math.min(count, 138));
        } else if (length == 0 && count >= 3) {
            return new Run(FEW_ZEROS, count);
        } else if (again && count >= 3) {
            return new Run(REPEAT, Math.min(count, 6));
        } else {
            return new Run(length, 1);
        }
    }

    private static int equalFrom(int from, int[] lengths) {
        int to = from + 1;
        while (to < lengths.length && lengths[to] == lengths[from]) {
            to++;
        }
        return to - from;
    }
}
