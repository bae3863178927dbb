package io.github.wsgauntlet.reports.site;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a target taken apart: {@code libwebsockets 4.1.6} is the version {@code 4.1.6} of {@code libwebsockets}.
 *
 * @param base what all versions of it are called
 * @param version which one it is, from the first word on that begins with a digit; empty if there is none
 */
record TargetName(String base, String version) {
    private static final Pattern VERSIONED = Pattern.compile("(\\S.*?),?\\s+(v?[0-9].*)", Pattern.DOTALL);

    static TargetName of(String name) {
        Matcher versioned = VERSIONED.matcher(name.strip());
        return versioned.matches()
                ? new TargetName(versioned.group(1), versioned.group(2))
                : new TargetName(name.strip(), "");
    }

    /** Return what is the same for all that are spelt alike but for capitals. */
    String key() {
        return base.toLowerCase(Locale.ROOT);
    }
}
