package io.github.wsgauntlet.cases.shape;

import io.github.wsgauntlet.cases.Reference;
import io.github.wsgauntlet.cases.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a shape. */
final class ShapeParser {
    private static final Map<String, Shape.Type> TYPES = Words.of(Shape.Type.class);
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern WORD = Pattern.compile("true|false|null");
    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    private ShapeParser(String text) {
        this.text = text;
    }

    static Shape parse(String text) {
        var parser = new ShapeParser(text);
        Shape shape = parser.value();
        parser.space();
        if (parser.at < text.length()) {
            throw parser.wrong("nothing follows the value");
        }
        return shape;
    }

    private Shape value() {
        space();
        if (at == text.length()) {
            throw wrong("there is a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Shape.Text(string());
            case '%' -> hole();
            default -> plain();
        };
    }

    private Shape object() {
        Map<String, Shape> members = new LinkedHashMap<>();
        boolean open = false;
        enter();
        space();
        while (!takes("}")) {
            if (open) {
                throw wrong("'...' is the last");
            }
            open = takes("...");
            if (!open) {
                space();
                String name = string();
                space();
                require(":");
                if (members.putIfAbsent(name, value()) != null) {
                    throw wrong("no name stands twice");
                }
            }
            separate('}');
        }
        depth--;
        return new Shape.Members(members, open);
    }

    private Shape array() {
        List<Shape> items = new ArrayList<>();
        boolean open = false;
        enter();
        space();
        while (!takes("]")) {
            if (open) {
                throw wrong("'...' is the last");
            }
            open = takes("...");
            if (!open) {
                items.add(value());
            }
            separate(']');
        }
        depth--;
        return new Shape.Array(items, open);
    }

    private void enter() {
        at++;
        depth++;
        if (depth > DEEPEST) {
            throw wrong("nothing is deeper than " + DEEPEST);
        }
    }

    /** Take the comma after an item, if it is not the last. */
    private void separate(char end) {
        space();
        if (at == text.length() || text.charAt(at) != end) {
            require(",");
            space();
            if (at == text.length() || text.charAt(at) == end) {
                throw wrong("something follows a comma");
            }
        }
    }

    private Shape hole() {
        int from = at;
        require("%{");
        int colon = from + 2;
        while (colon < text.length() && Character.isLetterOrDigit(text.charAt(colon))) {
            colon++;
        }
        String name = text.substring(from + 2, colon);
        boolean named = Reference.NAME.matcher(name).matches();
        at = colon;
        if (takes("}")) {
            if (!named) {
                throw wrong("a reference is %{name}");
            }
            return new Shape.Captured(name);
        }
        if (!takes(":") || !(named || name.isEmpty())) {
            throw wrong("a reference is %{name}, and a value %{name:type} or %{:type}");
        }
        return takes("/") ? matching(name) : typed(name);
    }

    private Shape typed(String name) {
        int end = text.indexOf('}', at);
        String word = end < 0 ? text.substring(at) : text.substring(at, end);
        Shape.Type type = TYPES.get(word);
        if (end < 0 || type == null) {
            throw wrong("a type is " + Words.choice(TYPES.keySet()) + ", or /a regular expression/");
        }
        at = end + 1;
        return new Shape.Hole(name, type, "");
    }

    private Shape matching(String name) {
        int end = text.indexOf("/}", at);
        if (end < 0) {
            throw wrong("a regular expression ends with '/}'");
        }
        String regex = text.substring(at, end);
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw wrong("this is a regular expression (" + e.getDescription() + ")");
        }
        at = end + 2;
        return new Shape.Hole(name, Shape.Type.STRING, regex);
    }

    private Shape plain() {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (word.lookingAt()) {
            at = word.end();
            return switch (word.group()) {
                case "true" -> new Shape.Truth(true);
                case "false" -> new Shape.Truth(false);
                default -> new Shape.Nothing();
            };
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong("there is a value");
        }
        at = number.end();
        return new Shape.Numeral(new BigDecimal(number.group()));
    }

    /** Take a string of JSON (RFC 8259 7). */
    private String string() {
        require("\"");
        var string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            at++;
            string.append(c == '\\' ? escaped() : c);
        }
        require("\"");
        return string.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw wrong("an escape is one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits");
        };
    }

    private char unit() {
        String digits = text.substring(at, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw wrong("four hexadecimal digits follow \\u");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean takes(String literal) {
        boolean here = text.startsWith(literal, at);
        at += here ? literal.length() : 0;
        return here;
    }

    private void require(String literal) {
        if (!takes(literal)) {
            throw wrong("'" + literal + "' stands here");
        }
    }

    private IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException("in a JSON shape " + rule + ", not so at character " + (at + 1));
    }
}
