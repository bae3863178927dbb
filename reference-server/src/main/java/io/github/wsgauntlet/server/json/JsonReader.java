package io.github.wsgauntlet.server.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a JSON text (RFC 8259), and refuses whatever is none. Of members with the same name the last one counts. */
public final class JsonReader {

    /** How deep values may lie in each other: nobody needs more, and the stack has an end. */
    private static final int DEEPEST = 256;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Read a text that is one value.
     *
     * @throws JsonException when it is none
     */
    public static Json read(String text) throws JsonException {
        JsonReader reader = new JsonReader(text);
        Json value = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong();
        }
        return value;
    }

    private Json value() throws JsonException {
        space();
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> new Json.Text(string());
            case 't' -> literal("true", Json.Literal.TRUE);
            case 'f' -> literal("false", Json.Literal.FALSE);
            case 'n' -> literal("null", Json.Literal.NULL);
            default -> number();
        };
    }

    private Json members() throws JsonException {
        Map<String, Json> members = new LinkedHashMap<>();
        enter('{');
        boolean more = !takes('}');
        while (more) {
            space();
            String name = string();
            take(':');
            Json value = value();
            members.remove(name);
            members.put(name, value);
            more = takes(',');
            if (!more) {
                take('}');
            }
        }
        depth--;
        return new Json.Members(members);
    }

    private Json elements() throws JsonException {
        List<Json> elements = new ArrayList<>();
        enter('[');
        boolean more = !takes(']');
        while (more) {
            elements.add(value());
            more = takes(',');
            if (!more) {
                take(']');
            }
        }
        depth--;
        return new Json.Elements(elements);
    }

    private void enter(char bracket) throws JsonException {
        take(bracket);
        if (++depth > DEEPEST) {
            throw new JsonException("The values lie deeper in each other than " + DEEPEST);
        }
    }

    private Json literal(String name, Json.Literal value) throws JsonException {
        if (!text.startsWith(name, at)) {
            throw wrong();
        }
        at += name.length();
        return value;
    }

    private Json number() throws JsonException {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong();
        }
        at = number.end();
        return new Json.Digits(number.group());
    }

    private String string() throws JsonException {
        take('"');
        StringBuilder value = new StringBuilder();
        for (char next = next(); next != '"'; next = next()) {
            if (next < ' ') {
                throw wrong();
            }
            value.append(next == '\\' ? escaped() : next);
        }
        return value.toString();
    }

    private char escaped() throws JsonException {
        char mark = next();
        if (mark == 'u') {
            int code = 0;
            for (int i = 0; i < 4; i++) {
                int digit = "0123456789abcdef".indexOf(Character.toLowerCase(next()));
                if (digit < 0) {
                    throw wrong();
                }
                code = code << 4 | digit;
            }
            return (char) code;
        }
        int known = ESCAPES.indexOf(mark);
        if (known < 0) {
            throw wrong();
        }
        return ESCAPED.charAt(known);
    }

    /** Take a character after white space. */
    private void take(char expected) throws JsonException {
        if (!takes(expected)) {
            throw wrong();
        }
    }

    private boolean takes(char expected) {
        space();
        boolean there = peek() == expected;
        at += there ? 1 : 0;
        return there;
    }

    private char next() throws JsonException {
        if (at == text.length()) {
            throw wrong();
        }
        return text.charAt(at++);
    }

    /** Return the next character, or one that no value begins with at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonException wrong() {
        return new JsonException("The text is no JSON at character " + at);
    }
}
