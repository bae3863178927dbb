package io.github.wsgauntlet.server.json;

import java.util.Locale;
import java.util.function.Consumer;

/** Writes JSON texts (RFC 8259) without white space. What UTF-8 cannot say, half a surrogate pair, is escaped. */
public final class JsonWriter {

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    /** Return the text of a value. */
    public static String write(Json value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return writer.out.toString();
    }

    private void value(Json value) {
        switch (value) {
            case Json.Members(var members) ->
                list('{', members.entrySet(), '}', member -> {
                    string(member.getKey());
                    out.append(':');
                    value(member.getValue());
                });
            case Json.Elements(var elements) -> list('[', elements, ']', this::value);
            case Json.Text(var text) -> string(text);
            case Json.Digits(var literal) -> out.append(literal);
            case Json.Literal literal -> out.append(literal.name().toLowerCase(Locale.ROOT));
        }
    }

    private <T> void list(char open, Iterable<T> parts, char close, Consumer<T> write) {
        out.append(open);
        boolean first = true;
        for (T part : parts) {
            if (!first) {
                out.append(',');
            }
            first = false;
            write.accept(part);
        }
        out.append(close);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> out.append('\\').append(character);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (character < ' ' || isHalf(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Return whether a character is one of a surrogate pair without the other. */
    private static boolean isHalf(String text, int at) {
        char character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
