package io.github.wsgauntlet.harness.replay;

import java.util.stream.Collectors;

/** Says texts in ASCII, which every compiler, interpreter and terminal takes for the same. */
final class Ascii {
    private Ascii() {}

    /** Return a line to be read: what is not ASCII or cannot be seen is named. */
    static String visible(String line) {
        return line.replace("…", "...")
                .codePoints()
                .mapToObj(c -> isVisible(c) ? Character.toString(c) : "<U+%04X>".formatted(c))
                .collect(Collectors.joining());
    }

    /**
     * Return a string literal that means the same in Java and in Python.
     *
     * @param text characters of the Basic Multilingual Plane
     */
    static String literal(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    default -> isVisible(c) ? Character.toString(c) : "\\u%04x".formatted(c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static boolean isVisible(int c) {
        return c >= ' ' && c <= '~';
    }
}
