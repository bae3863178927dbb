package io.github.wsgauntlet.reports.record;

import java.util.Locale;

/** How long something took: checked where it is recorded, and written as people read it. */
public final class Durations {
    private Durations() {}

    static double checked(double millis) {
        if (!Double.isFinite(millis) || millis < 0) {
            throw new IllegalArgumentException("A duration is 0 milliseconds or more, not " + millis);
        }
        return millis;
    }

    /** Return milliseconds in the unit that suits them, for example {@code 0.42 ms}, {@code 12 ms} or {@code 3.1 s}. */
    public static String words(double millis) {
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.2f ms", millis);
        }
        if (millis < 1000) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        long seconds = Math.round(millis / 1000);
        return seconds / 60 + " min " + seconds % 60 + " s";
    }
}
