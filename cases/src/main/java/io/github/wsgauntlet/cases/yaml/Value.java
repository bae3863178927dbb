package io.github.wsgauntlet.cases.yaml;

import io.github.wsgauntlet.cases.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value under the key it stands under, and what it can be read as. Every method that reads throws a
 * {@link InvalidFileException} with the line if the value is of another kind.
 *
 * @param name the key, or what else the value is, as messages name it
 * @param yaml the value
 */
public record Value(String name, Yaml yaml) {
    private static final Map<String, Boolean> FLAGS = Words.of("true", true, "false", false);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}|0x[0-9a-fA-F]{1,15}");

    /** Return the value of a key. */
    public static Value of(String key, Yaml yaml) {
        return new Value("'" + key + "'", yaml);
    }

    /** Return where the value stands. */
    public Place place() {
        return yaml.place();
    }

    /** Return the exception that says what the value has to be, and what it is. */
    public InvalidFileException mustBe(String expected) {
        String actual = yaml instanceof Yaml.Scalar scalar && scalar.present() ? quoted(scalar.text()) : yaml.kind();
        return place().error(name + " is " + expected + ", not " + actual);
    }

    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "'" + (line.length() <= 60 ? line : line.substring(0, 59) + "…") + "'";
    }

    /** Return the value as text. */
    public String text() {
        if (yaml instanceof Yaml.Scalar scalar && scalar.present()) {
            return scalar.text();
        }
        throw mustBe("one value");
    }

    /** Return the value as text of one line that is not blank. */
    public String line() {
        String text = text().strip();
        if (text.isEmpty() || text.indexOf('\n') >= 0) {
            throw place().error(name + " is one line of text");
        }
        return text;
    }

    /** Return the value as text of that form. */
    public String matching(Pattern pattern, String expected) {
        String text = text();
        if (!pattern.matcher(text).matches()) {
            throw mustBe(expected);
        }
        return text;
    }

    /** Return the value as a whole number, written in decimal or after 0x in hexadecimal. */
    public long number(long lowest, long highest) {
        String expected = "a number from " + lowest + " to " + highest;
        String text = matching(NUMBER, expected);
        long number = text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
        if (number < lowest || number > highest) {
            throw mustBe(expected);
        }
        return number;
    }

    /** Return the value as a truth value. */
    public boolean flag() {
        return oneOf(FLAGS);
    }

    /** Return what the word stands for. */
    public <T> T oneOf(Map<String, T> words) {
        T meaning = words.get(text());
        if (meaning == null) {
            throw mustBe(Words.choice(words.keySet()));
        }
        return meaning;
    }

    /** Return the items of a list that holds at least one. */
    public List<Value> items() {
        if (!(yaml instanceof Yaml.Sequence sequence)) {
            throw mustBe("a list");
        }
        if (sequence.items().isEmpty()) {
            throw place().error(name + " is a list of at least one item");
        }
        String item = "An item of " + name;
        List<Value> items = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(each -> items.add(new Value(item, each)));
        return items;
    }

    /**
     * Return the only entry of a mapping.
     *
     * @param what what has to be such a mapping, as messages name it
     */
    public Yaml.Entry entry(String what) {
        List<Yaml.Entry> entries = mapping().entries();
        if (entries.size() != 1) {
            throw place().error(what + " is a mapping of one key, not of " + entries.size());
        }
        return entries.getFirst();
    }

    /** Return the value as a mapping. */
    public Yaml.Mapping mapping() {
        if (yaml instanceof Yaml.Mapping mapping) {
            return mapping;
        }
        throw mustBe("a mapping");
    }
}
