package io.github.wsgauntlet.reports.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as people read them. */
public final class Dates {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** Return a point in time, for example {@code 1 July 2026, 14:05 UTC}. */
    public static String words(Instant instant) {
        return DATE.format(instant);
    }
}
