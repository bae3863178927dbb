package io.github.wsgauntlet.harness.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something takes, however short: {@code 300ms}, or what {@link Span} reads. */
final class AnySpan implements ITypeConverter<Duration> {
    private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{0,5}ms");

    @Override
    public Duration convert(String text) {
        if (MILLIS.matcher(text).matches()) {
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        try {
            return new Span().convert(text);
        } catch (TypeConversionException none) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time; it is a number and ms, s, m or h, for example 300ms");
        }
    }
}
