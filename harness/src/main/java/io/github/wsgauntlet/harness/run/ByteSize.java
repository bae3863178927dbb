package io.github.wsgauntlet.harness.run;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes such as {@code 1000}, {@code 64KiB} and {@code 16MiB}; a bare number is in bytes. */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(|B|KiB|MiB|GiB)");
    private static final Map<String, Integer> SHIFTS = Map.of("", 0, "B", 0, "KiB", 10, "MiB", 20, "GiB", 30);

    private ByteSize() {}

    /** Return a size in bytes; nothing if the text is none. */
    public static Optional<Long> parse(String text) {
        return Optional.of(FORM.matcher(text))
                .filter(Matcher::matches)
                .map(parts -> Long.parseLong(parts.group(1)) << SHIFTS.get(parts.group(2)));
    }
}
