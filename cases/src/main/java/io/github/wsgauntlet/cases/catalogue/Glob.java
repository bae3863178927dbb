package io.github.wsgauntlet.cases.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern over case ids.
 *
 * @param text the pattern as it was written
 * @param pattern what it matches
 */
public record Glob(String text, Pattern pattern) {

    /** Return the globs in a text that separates them by commas outside brackets; blank ones are left out. */
    public static List<Glob> parse(String text) {
        List<Glob> globs = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth = Math.max(0, depth - 1);
            } else if (i == text.length() || (c == ',' && depth == 0)) {
                String glob = text.substring(start, i).strip();
                if (!glob.isEmpty()) {
                    globs.add(of(glob));
                }
                start = i + 1;
            }
        }
        return globs;
    }

    private static Glob of(String text) {
        var regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        boolean literal = text.indexOf('*') < 0 && text.indexOf('?') < 0;
        return new Glob(text, Pattern.compile(literal ? regex + "([/\\[].*)?" : regex.toString()));
    }

    /** Return whether the id matches, be it with the values of its variant or without. */
    public boolean matches(String id) {
        int variant = id.indexOf('[');
        return pattern.matcher(id).matches()
                || (variant >= 0 && pattern.matcher(id.substring(0, variant)).matches());
    }

    /** Select as {@link Catalogue#select} does, whatever it is that has such an id. */
    static <T> List<T> select(
            Collection<T> all,
            Function<T, String> id,
            Predicate<T> byDefault,
            List<String> include,
            List<String> exclude) {
        List<Glob> included = parse(include);
        List<Glob> excluded = parse(exclude);
        for (Glob glob : included) {
            if (all.stream().map(id).noneMatch(glob::matches)) {
                throw new IllegalArgumentException("No case matches '" + glob.text() + "'");
            }
        }
        return all.stream()
                .filter(each -> included.isEmpty() ? byDefault.test(each) : matches(included, id.apply(each)))
                .filter(each -> !matches(excluded, id.apply(each)))
                .toList();
    }

    private static List<Glob> parse(List<String> texts) {
        return texts.stream().flatMap(text -> parse(text).stream()).toList();
    }

    private static boolean matches(List<Glob> globs, String id) {
        return globs.stream().anyMatch(glob -> glob.matches(id));
    }
}
