package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.harness.turns.Captures;
import io.github.wsgauntlet.harness.turns.Fit;
import io.github.wsgauntlet.harness.turns.MessageFit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an answer looks like in which a message comes back.
 *
 * @param before what comes first
 * @param numbered whether the number of the message follows
 * @param body what the rest is
 */
record HearPattern(String before, boolean numbered, Body body) {
    /** The number of what has none. */
    static final int NONE = -1;

    /** The name under which a shape captures the text. */
    static final String CAPTURED = "text";

    /** What the rest of an answer is. */
    sealed interface Body {
        /** The text itself. */
        record Plain() implements Body {}

        /**
         * JSON.
         *
         * @param shape the shape, which may capture the text
         */
        record Json(String shape) implements Body {}
    }

    /**
     * What an answer says.
     *
     * @param number the number of the message; {@link #NONE} where numbers are not said
     * @param text the bytes that came back; empty where the shape captures none
     */
    record Said(int number, byte[] text) {}

    /** Look at a message once, so that what reads JSON is loaded before a server has to be waited for. */
    void prepare() {
        said((before + (numbered ? "0" : "") + "[]").getBytes(StandardCharsets.UTF_8));
    }

    /** Return what a message says, if it is such an answer. */
    Optional<Said> said(byte[] message) {
        byte[] first = before.getBytes(StandardCharsets.UTF_8);
        int at = first.length;
        if (at > message.length || !Arrays.equals(message, 0, at, first, 0, at)) {
            return Optional.empty();
        }
        int digits = numbered ? Digits.count(message, at) : 0;
        if (numbered && digits == 0) {
            return Optional.empty();
        }
        int number = numbered ? Digits.value(message, at, digits) : NONE;
        byte[] rest = Arrays.copyOfRange(message, at + digits, message.length);
        return text(rest).map(text -> new Said(number, text));
    }

    private Optional<byte[]> text(byte[] rest) {
        return switch (body) {
            case Body.Plain plain -> Optional.of(rest);
            case Body.Json(String shape) ->
                MessageFit.of(new MessagePattern.Json("", shape), rest, Captures.none()) instanceof Fit.Fits(var found)
                        ? Optional.of(found.getOrDefault(CAPTURED, "").getBytes(StandardCharsets.UTF_8))
                        : Optional.empty();
        };
    }
}
