package io.github.wsgauntlet.harness.plan;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads patterns as Autobahn|Testsuite does: they are regular expressions in which a dot is a dot, and a star is
 * anything.
 */
final class AutobahnPattern {
    private AutobahnPattern() {}

    /**
     * Return which ids a pattern in a list of cases means: those that begin as it says, or where it has no star the one
     * that it is.
     *
     * @throws IllegalArgumentException if it is no regular expression
     */
    static Predicate<String> ofIds(String pattern) {
        return pattern.contains("*") ? beginning(regex(pattern)) : pattern::equals;
    }

    /**
     * Return which texts a pattern means that is held against all of a text.
     *
     * @throws IllegalArgumentException if it is no regular expression
     */
    static Predicate<String> ofAll(String pattern) {
        return beginning("^" + regex(pattern) + "$");
    }

    private static String regex(String pattern) {
        return pattern.replace(".", "\\.").replace("*", ".*");
    }

    private static Predicate<String> beginning(String regex) {
        try {
            Pattern compiled = Pattern.compile(regex);
            return text -> compiled.matcher(text).lookingAt();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + regex + "' is no pattern: " + e.getDescription() + ".", e);
        }
    }
}
