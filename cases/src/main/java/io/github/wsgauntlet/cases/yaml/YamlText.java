package io.github.wsgauntlet.cases.yaml;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says texts in YAML so that it gives them back exactly, and so that people see all that is in them. */
public final class YamlText {
    private static final Pattern WORD = Pattern.compile("(?!(?i:null|true|false)$)[A-Za-z][A-Za-z0-9./-]*");
    private static final String LETTERS = "[A-Za-z0-9,;.()'\"/_=+^!?<>*-]";
    private static final Pattern SENTENCE = Pattern.compile("(?=[A-Za-z0-9])" + LETTERS + "+( " + LETTERS + "+)+");

    private YamlText() {}

    /** Return each line of a text as a line of comment. */
    public static String comment(String text) {
        return text.lines().map(line -> ("# " + visible(line)).strip() + "\n").collect(Collectors.joining());
    }

    /** Return a text in quotes: single ones leave everything as it is, and what cannot be seen needs double ones. */
    public static String quoted(String text) {
        if (text.codePoints().allMatch(YamlText::isVisible)) {
            return "'" + text.replace("'", "''") + "'";
        }
        return '"' + visible(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** Return a text without quotes where it is a word, also between brackets. */
    public static String word(String text) {
        return WORD.matcher(text).matches() ? text : quoted(text);
    }

    /** Return a text without quotes where it is several words, for a line of its own. */
    public static String sentence(String text) {
        return SENTENCE.matcher(text).matches() ? text : quoted(text);
    }

    private static String visible(String text) {
        return text.codePoints()
                .mapToObj(c -> isVisible(c) ? Character.toString(c) : escape(c))
                .collect(Collectors.joining());
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                String.format(codePoint <= 0xff ? "\\x%02x" : codePoint <= 0xffff ? "\\u%04x" : "\\U%08x", codePoint);
        };
    }

    /** Return whether a character can be seen, and told from others; a blank can, and no other space. */
    public static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
