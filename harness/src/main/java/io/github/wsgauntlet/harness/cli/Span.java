package io.github.wsgauntlet.harness.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something takes as people write it: {@code 90s}, {@code 10m} or {@code 2h}. */
final class Span implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})([smh])");

    /** What is longer is as good as for ever, and some times of it must still be a number of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    @Override
    public Duration convert(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time; it is a number and s, m or h, for example 10m");
        }
        long number = Long.parseLong(span.group(1));
        Duration meant = switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        return meant.compareTo(LONGEST) < 0 ? meant : LONGEST;
    }
}
