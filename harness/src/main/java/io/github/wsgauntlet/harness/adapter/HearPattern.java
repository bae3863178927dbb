package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.shape.Shape;
import io.github.wsgauntlet.harness.turns.Captures;
import io.github.wsgauntlet.harness.turns.Fit;
import io.github.wsgauntlet.harness.turns.MessageFit;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer looks like in which a message comes back.
 *
 * @param before what comes first
 * @param numbered whether the number of the message follows
 * @param between what comes then
 * @param body what the rest is
 */
record HearPattern(String before, boolean numbered, String between, Body body) {
    /** The number of what has none. */
    static final int NONE = -1;

    /** The name under which a shape captures the text. */
    static final String TEXT = "text";

    /** The name under which a shape captures the number. */
    static final String NUMBER = "number";

    private static final String DIGITS = "[0-9]{1,9}";

    /** What the rest of an answer is. */
    sealed interface Body {
        /**
         * The text itself.
         *
         * @param after what comes after it
         */
        record Plain(String after) implements Body {}

        /**
         * JSON.
         *
         * @param shape the shape, which may capture the text and the number
         */
        record Json(String shape) implements Body {}

        /** There is none. */
        record Nothing() implements Body {}
    }

    /**
     * What an answer says.
     *
     * @param number the number of the message; {@link #NONE} where numbers are not said
     * @param text the bytes that came back; empty where it says none
     */
    record Said(int number, byte[] text) {}

    /** Return whether an answer says which message it answers. */
    boolean tellsNumber() {
        return numbered
                || body instanceof Body.Json(String shape)
                        && Shape.parse(shape).captures().contains(NUMBER);
    }

    /** Return whether an answer is nothing but the text. */
    boolean isBare() {
        return before.isEmpty() && !numbered && body.equals(new Body.Plain(""));
    }

    /** Look at a message once, so that what reads JSON is loaded before a server has to be waited for. */
    void prepare() {
        said((before + (numbered ? "0" : "") + between + "[]").getBytes(StandardCharsets.UTF_8));
    }

    /** Return what a message says, if it is such an answer. */
    Optional<Said> said(byte[] message) {
        var cursor = new Cursor(message);
        if (!cursor.passes(before)) {
            return Optional.empty();
        }
        OptionalInt number = numbered ? cursor.number() : OptionalInt.of(NONE);
        return number.isPresent() && cursor.passes(between) ? said(number.getAsInt(), cursor) : Optional.empty();
    }

    private Optional<Said> said(int number, Cursor cursor) {
        return switch (body) {
            case Body.Nothing nothing ->
                cursor.upTo("").filter(rest -> rest.length == 0).map(rest -> new Said(number, rest));
            case Body.Plain(String after) -> cursor.upTo(after).map(text -> new Said(number, text));
            case Body.Json(String shape) ->
                cursor.upTo("")
                        .map(rest -> MessageFit.of(new MessagePattern.Json("", shape), rest, Captures.none()))
                        .flatMap(
                                fit -> fit instanceof Fit.Fits(var found) ? captured(number, found) : Optional.empty());
        };
    }

    private static Optional<Said> captured(int number, Map<String, String> found) {
        byte[] text = found.getOrDefault(TEXT, "").getBytes(StandardCharsets.UTF_8);
        return Optional.of(found.getOrDefault(NUMBER, String.valueOf(number)))
                .filter(said -> !found.containsKey(NUMBER) || said.matches(DIGITS))
                .map(said -> new Said(Integer.parseInt(said), text));
    }
}
