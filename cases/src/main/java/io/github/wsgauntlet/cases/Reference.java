package io.github.wsgauntlet.cases;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References in a text to what was captured while a case is played: {@code %{name}}. After a second percent sign stands
 * none: {@code %%{name}} is the text {@code %{name}}.
 */
public final class Reference {
    /** What a name is. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private static final Pattern REFERENCE = Pattern.compile("%%\\{|%\\{([^}]*)}");

    private Reference() {}

    /** Return the names that a text refers to, in order. */
    public static List<String> names(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .filter(found -> found.group(1) != null)
                .map(found -> found.group(1))
                .toList();
    }

    /**
     * Return a text with each reference replaced.
     *
     * @param text the text
     * @param value gives what a name stands for
     */
    public static String fill(String text, UnaryOperator<String> value) {
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) == null ? "%{" : value.apply(found.group(1))));
    }
}
