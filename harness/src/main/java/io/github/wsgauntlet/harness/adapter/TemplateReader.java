package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.cases.Reference;
import io.github.wsgauntlet.cases.shape.Shape;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.harness.adapter.HearPattern.Body;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what messages look like on the wire, with places in them: {@code {text}} is what a case says, and {@code
 * {number}} the number of the message. A text in quotation marks is a string of JSON.
 */
final class TemplateReader {
    private static final String TEXT = "{text}";
    private static final String NUMBER = "{number}";
    private static final String QUOTED_TEXT = '"' + TEXT + '"';
    private static final String QUOTED_NUMBER = '"' + NUMBER + '"';

    /** What JSON can begin with that holds more than a number. */
    private static final Pattern JSON = Pattern.compile("\\{(?!number})|[\\[\"]");

    private static final Pattern FOR_ARGUMENT = Pattern.compile("\\{argument}");
    private static final Pattern PLACE = Pattern.compile("\\{(text|number)}");

    /** What was said after the name of an adapter; the same in a string of JSON. */
    private final String argument;

    private final String escaped;

    private TemplateReader(String argument) {
        this.argument = argument;
        this.escaped = new String(JsonText.escape(argument.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** Create a reader of templates that stand for themselves, as they do in files of users. */
    static TemplateReader plain() {
        return new TemplateReader("{argument}");
    }

    /** Create a reader of templates that have a place for an argument. */
    static TemplateReader with(String argument) {
        return new TemplateReader(argument);
    }

    /**
     * Read what is sent.
     *
     * @param text whether it has a place for the text; otherwise it announces a binary message
     */
    SayTemplate say(Value value, boolean text) {
        String written = places(value, text);
        if (!Reference.names(written).isEmpty()) {
            throw value.place().error(value.name() + " cannot refer to what was captured");
        }
        int at = endOfHead(written, text);
        String head = written.substring(0, at);
        String after = text ? written.substring(at + TEXT.length()) : "";
        int number = head.indexOf(NUMBER);
        if (after.contains(NUMBER)) {
            throw value.place().error(value.name() + " has " + NUMBER + " after " + TEXT + "; it comes before it");
        }
        return new SayTemplate(
                filled(number < 0 ? head : head.substring(0, number)),
                number >= 0,
                number < 0 ? "" : filled(head.substring(number + NUMBER.length())),
                filled(after),
                written.contains(QUOTED_TEXT));
    }

    /**
     * Read what comes back.
     *
     * @param text whether it has a place for the text; otherwise it announces a binary message
     */
    HearPattern hear(Value value, boolean text) {
        String written = places(value, text);
        Matcher start = JSON.matcher(written);
        boolean json = (!text || written.contains(QUOTED_TEXT)) && start.find();
        int end = json ? start.start() : endOfHead(written, text);
        int number = written.indexOf(NUMBER);
        if (!json && number > end) {
            throw value.place().error(value.name() + " has " + NUMBER + " after " + TEXT + "; it comes before it");
        }
        boolean first = number >= 0 && number < end;
        return new HearPattern(
                filled(written.substring(0, first ? number : end)),
                first,
                first ? filled(written.substring(number + NUMBER.length(), end)) : "",
                json ? shape(value, written.substring(end)) : rest(written.substring(end)));
    }

    /** Return where the text stands, or else the end. */
    private static int endOfHead(String written, boolean text) {
        return text ? written.indexOf(TEXT) : written.length();
    }

    /** Return what a body is that is no JSON: it begins with the text, or there is none. */
    private Body rest(String written) {
        return written.isEmpty() ? new Body.Nothing() : new Body.Plain(filled(written.substring(TEXT.length())));
    }

    private Body.Json shape(Value value, String written) {
        String shape = filled(written.replace(QUOTED_NUMBER, hole(HearPattern.NUMBER, "string"))
                .replace(NUMBER, hole(HearPattern.NUMBER, "integer"))
                .replace(QUOTED_TEXT, hole(HearPattern.TEXT, "string")));
        try {
            Shape parsed = Shape.parse(shape);
            if (!parsed.references().isEmpty()) {
                throw value.place().error(value.name() + " cannot refer to what was captured");
            }
        } catch (IllegalArgumentException e) {
            throw value.place().error(value.name() + ": " + e.getMessage());
        }
        return new Body.Json(shape);
    }

    private static String hole(String name, String type) {
        return "%{" + name + ":" + type + "}";
    }

    /** Return what is written, if each place is there as often as it has to be. */
    private static String places(Value value, boolean text) {
        String written = value.text();
        int texts = count(written, TEXT);
        if (texts != (text ? 1 : 0)) {
            throw value.place()
                    .error(value.name() + (text ? " has " + TEXT + " once" : " announces, and has no " + TEXT)
                            + ", not " + texts + " times");
        }
        if (count(written, NUMBER) > 1) {
            throw value.place().error(value.name() + " has " + NUMBER + " once at most");
        }
        if (written.contains(NUMBER + TEXT)) {
            throw value.place().error(value.name() + " needs something between " + NUMBER + " and " + TEXT);
        }
        return written;
    }

    private static int count(String written, String place) {
        return (int) PLACE.matcher(written)
                .results()
                .filter(found -> found.group().equals(place))
                .count();
    }

    /** Put the argument into a part that has no other place any more. */
    private String filled(String part) {
        return FOR_ARGUMENT
                .matcher(part)
                .replaceAll(found ->
                        Matcher.quoteReplacement(isQuoted(part, found.start(), found.end()) ? escaped : argument));
    }

    private static boolean isQuoted(String part, int from, int to) {
        return from > 0 && part.charAt(from - 1) == '"' && to < part.length() && part.charAt(to) == '"';
    }
}
