package io.github.wsgauntlet.harness.replay;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The languages in which a reproducer is written. Calls and literals are the same in both; this is what is not. */
enum Dialect {
    JAVA("Finding.java.txt", "//", "        ", ";"),
    PYTHON("finding.py", "#", "    ", "");

    private static final int WIDTH = 100;
    private static final Pattern LINE = Pattern.compile("^(?=.)", Pattern.MULTILINE);
    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

    private final String template;
    private final String commentMark;
    private final String indentation;
    private final String end;

    Dialect(String template, String commentMark, String indentation, String end) {
        this.template = template;
        this.commentMark = commentMark;
        this.indentation = indentation;
        this.end = end;
    }

    /** Return the program with its places marked that are to be filled in. */
    String template() {
        return Resource.text(template);
    }

    /** Return a line of comment. In Java a backslash before a u would be read as a character even there. */
    String comment(String line) {
        String harmless = this == JAVA ? line.replace("\\", "\\\\") : line;
        return (commentMark + " " + harmless).stripTrailing();
    }

    /** Return a number, which may be too large for an int. */
    String number(long number) {
        return this == JAVA && number != (int) number ? number + "L" : String.valueOf(number);
    }

    /**
     * Return a statement, on one line if that is not too long.
     *
     * @param name the function, or object and method; words are joined by '-'
     * @param arguments expressions
     */
    String statement(String name, List<String> arguments) {
        String call = this == JAVA
                ? NEXT_WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT))
                : name.replace('-', '_');
        String line = indentation + call + "(" + String.join(", ", arguments) + ")" + end;
        if (line.length() <= WIDTH && !line.contains("\n")) {
            return line;
        }
        return arguments.stream()
                .map(argument -> LINE.matcher(argument).replaceAll(indentation + indentation))
                .collect(Collectors.joining(",\n", indentation + call + "(\n", ")" + end));
    }
}
