package io.github.wsgauntlet.cases.catalogue;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ids of Autobahn|Testsuite as names of our cases: several of ours may send what one of Autobahn's does. They begin
 * with a digit, as no id of ours does.
 */
public final class AutobahnIds {
    private AutobahnIds() {}

    /** Return whether a glob is meant to be of Autobahn's ids, such as {@code 1.1.1}, {@code 9} or {@code 9.*}. */
    public static boolean areMeantBy(String glob) {
        return !glob.isEmpty() && glob.charAt(0) >= '0' && glob.charAt(0) <= '9';
    }

    /**
     * Return globs with our ids in the place of those of Autobahn.
     *
     * @param globs globs as {@link Catalogue#select} takes them, or patterns of Autobahn's ids
     * @param heads the cases
     * @return globs that {@link Catalogue#select} takes; a pattern that no case answers to stands as it is
     */
    public static List<String> resolved(List<String> globs, Heads heads) {
        return globs.stream()
                .flatMap(text -> Glob.parse(text).stream())
                .flatMap(glob -> resolved(glob.text(), heads))
                .toList();
    }

    private static Stream<String> resolved(String glob, Heads heads) {
        if (!areMeantBy(glob)) {
            return Stream.of(glob);
        }
        List<String> ids = of(glob, heads);
        return ids.isEmpty() ? Stream.of(glob) : ids.stream();
    }

    /** Return our ids of the cases that answer to a pattern of Autobahn's. */
    private static List<String> of(String pattern, Heads heads) {
        Predicate<String> meant = meant(pattern);
        return heads.all().stream()
                .filter(each -> each.autobahn().stream().anyMatch(meant))
                .map(CaseHead::id)
                .toList();
    }

    /** A star stands for anything, as with Autobahn; without one, a section is all that is in it. */
    private static Predicate<String> meant(String pattern) {
        if (!pattern.contains("*")) {
            return id -> id.equals(pattern) || id.startsWith(pattern + ".");
        }
        Pattern regex = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
        return id -> regex.matcher(id).lookingAt();
    }

    /**
     * Return the globs that match no case at all.
     *
     * @param globs globs as {@link Catalogue#select} takes them, or patterns of Autobahn's ids
     * @param heads the cases
     */
    public static List<String> unmatched(List<String> globs, Heads heads) {
        return globs.stream()
                .flatMap(text -> Glob.parse(text).stream())
                .filter(glob -> areMeantBy(glob.text())
                        ? of(glob.text(), heads).isEmpty()
                        : heads.all().stream().noneMatch(each -> glob.matches(each.id())))
                .map(Glob::text)
                .toList();
    }
}
