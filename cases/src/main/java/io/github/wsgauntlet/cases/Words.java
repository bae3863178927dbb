package io.github.wsgauntlet.cases;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The words of a case file that stand for something, in the order in which messages list them. */
public final class Words {
    private Words() {}

    /** Return two words. */
    public static <T> Map<String, T> of(String first, T firstMeaning, String second, T secondMeaning) {
        Map<String, T> words = new LinkedHashMap<>();
        words.put(first, firstMeaning);
        words.put(second, secondMeaning);
        return words;
    }

    /** Return the constants by their names in lower case. */
    public static <E extends Enum<E>> Map<String, E> of(Class<E> constants) {
        return of(List.of(constants.getEnumConstants()), Words::of);
    }

    /** Return the name of a constant in lower case. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Return the values by the word each has. */
    public static <T> Map<String, T> of(List<T> values, Function<T, String> word) {
        Map<String, T> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(word.apply(value), value));
        return words;
    }

    /** Return the word that stands for something, if one does. */
    public static <T> Optional<String> find(Map<String, T> words, T meaning) {
        return words.entrySet().stream()
                .filter(word -> word.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Return a number with what there are so many of.
     *
     * @param noun what one of them is called
     */
    public static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Return the words as an enumeration with "or" before the last. */
    public static String choice(Collection<String> words) {
        return joined(words, "or");
    }

    /** Return the words as an enumeration with "and" before the last. */
    public static String list(Collection<String> words) {
        return joined(words, "and");
    }

    private static String joined(Collection<String> words, String conjunction) {
        List<String> all = List.copyOf(words);
        if (all.size() == 1) {
            return all.getFirst();
        }
        String head = String.join(", ", all.subList(0, all.size() - 1));
        return head + " " + conjunction + " " + all.getLast();
    }
}
