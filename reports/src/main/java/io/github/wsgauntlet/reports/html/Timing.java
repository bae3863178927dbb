package io.github.wsgauntlet.reports.html;

import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.reports.record.Durations;
import io.github.wsgauntlet.reports.view.CaseView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How long the cases of a run took, as a chart on a logarithmic scale: three bars to a power of ten.
 *
 * @param bars the bars, from the quickest cases to the slowest, without a gap
 * @param slowest the cases that took longest, the slowest first
 * @param summary what the chart says, in words
 */
record Timing(List<Bar> bars, List<CaseView> slowest, String summary) {
    private static final int SLOWEST = 5;
    private static final double[] STEPS = {1, 2, 5};

    /** From here on a case counts as slower than nothing at all, in milliseconds. */
    private static final double LEAST = 0.01;

    /** The height of the tallest bar, and how far the bars are apart, in units of the drawing. */
    private static final int HEIGHT = 100;

    private static final int PITCH = 46;

    private static final int FEW = 12;

    /**
     * Some cases that took about as long.
     *
     * @param label the time they took at least, where the scale says it: at the powers of ten; else empty
     * @param count how many there are, 0 or more
     * @param x where the bar begins
     * @param y where its top is, counted from above
     * @param height how tall it is, in the units of the drawing
     * @param words what it says
     */
    record Bar(String label, int count, int x, String y, String height, String words) {}

    /**
     * Draw the chart.
     *
     * @param views the cases, at least one
     */
    static Timing of(List<CaseView> views) {
        double[] times = views.stream()
                .mapToDouble(view -> view.result().millis())
                .sorted()
                .toArray();
        return new Timing(
                bars(times),
                views.stream()
                        .sorted(Comparator.comparingDouble(
                                (CaseView view) -> -view.result().millis()))
                        .limit(SLOWEST)
                        .toList(),
                "Half of the cases took up to " + Durations.words(quantile(times, 0.5)) + ", nine of ten up to "
                        + Durations.words(quantile(times, 0.9)) + ", the slowest "
                        + Durations.words(times[times.length - 1]) + ".");
    }

    /** Return the smallest time that a share of the sorted times does not exceed. */
    private static double quantile(double[] times, double share) {
        return times[(int) Math.ceil(share * times.length) - 1];
    }

    private static List<Bar> bars(double[] times) {
        int first = step(times[0]);
        int last = step(times[times.length - 1]);
        int[] counts = new int[last - first + 1];
        int most = 0;
        for (double time : times) {
            most = Math.max(most, ++counts[step(time) - first]);
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double height = (double) HEIGHT * counts[i] / most;
            String from = words(edge(first + i));
            bars.add(new Bar(
                    i == 0 || (i > 1 && (first + i) % STEPS.length == 0) ? from : "",
                    counts[i],
                    i * PITCH,
                    String.format(Locale.ROOT, "%.1f", HEIGHT - height),
                    String.format(Locale.ROOT, "%.1f", height),
                    Words.counted(counts[i], "case") + ", " + from + " to " + words(edge(first + i + 1))));
        }
        return bars;
    }

    /** Return the number of the step in which a time is; what takes next to no time is in the first. */
    private static int step(double millis) {
        int step = 0;
        while (millis >= edge(step + 1)) {
            step++;
        }
        return step;
    }

    /** Return where a step begins: 0.01 ms, 0.02 ms, 0.05 ms, 0.1 ms and so on. */
    private static double edge(int step) {
        int powers = step / STEPS.length;
        return LEAST * STEPS[step % STEPS.length] * Math.pow(10, powers);
    }

    private static String words(double millis) {
        String unit = millis < 1000 ? " ms" : " s";
        double number = millis < 1000 ? millis : millis / 1000;
        String digits = String.format(Locale.ROOT, "%.2f", number);
        return digits.replaceFirst("\\.?0+$", "") + unit;
    }

    /** Return how wide the drawing is, at least as wide as it is drawn for a dozen bars. */
    int width() {
        return Math.max(FEW, bars.size()) * PITCH;
    }
}
