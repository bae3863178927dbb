package io.github.wsgauntlet.harness.turns;

import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.cases.reaction.TurnReaction.Form;
import io.github.wsgauntlet.cases.shape.Shape;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whether a message, or the body of an answer, is what it has to be. */
public final class MessageFit {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_BYTES = 32;

    private MessageFit() {}

    /** Return whether a message is what it has to be. */
    public static Fit of(MessagePattern pattern, WireMessage message, Captures known) {
        boolean kind = switch (pattern) {
            case MessagePattern.Anything(MessagePattern.Kind required) ->
                switch (required) {
                    case ANY -> true;
                    case TEXT -> message.text();
                    case BINARY -> !message.text();
                };
            case MessagePattern.Exactly exactly -> exactly.binary() != message.text();
            case MessagePattern.Matching matching -> message.text();
            case MessagePattern.Json json -> message.text();
        };
        return kind ? of(pattern, message.payload(), known) : new Fit.Differs();
    }

    /** Return whether bytes are what they have to be, whatever kind of message they would be. */
    public static Fit of(MessagePattern pattern, byte[] bytes, Captures known) {
        return switch (pattern) {
            case MessagePattern.Anything anything -> new Fit.Fits(Map.of());
            case MessagePattern.Exactly(Payload payload, boolean binary) ->
                Arrays.equals(known.fill(payload).bytes(), bytes) ? new Fit.Fits(Map.of()) : new Fit.Differs();
            case MessagePattern.Matching(String regex) -> matching(regex, text(bytes), "", known);
            case MessagePattern.Json(String prefix, String shape) -> {
                String before = known.fill(prefix);
                String text = text(bytes);
                yield text.startsWith(before)
                        ? ShapeFit.of(Shape.parse(shape), text.substring(before.length()), known)
                        : new Fit.Differs();
            }
        };
    }

    /**
     * Return whether a text matches a regular expression as a whole; its named groups are captured.
     *
     * @param flags flags that stand before the expression
     */
    static Fit matching(String regex, String text, String flags, Captures known) {
        Matcher matcher =
                Pattern.compile(flags + known.fillRegex(regex), Pattern.DOTALL).matcher(text);
        if (!matcher.matches()) {
            return new Fit.Differs();
        }
        Map<String, String> captured = new LinkedHashMap<>();
        for (String name : matcher.namedGroups().keySet()) {
            String group = matcher.group(name);
            captured.put(name, group == null ? "" : group);
        }
        return new Fit.Fits(captured);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Return what a message says, in a few words. */
    public static TurnReaction.Said said(WireMessage message) {
        return message.text() ? said(message.payload()) : binary(message.payload());
    }

    /** Return what bytes say, in a few words. */
    public static TurnReaction.Said said(byte[] bytes) {
        String text = text(bytes);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return binary(bytes);
        }
        String shown = text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
        return new TurnReaction.Said(shown, false, bytes.length);
    }

    /** Return what a message, or the body of an answer, should be, with what was captured before in its place. */
    public static TurnReaction.Wanted wanted(MessagePattern pattern, Captures known) {
        return switch (pattern) {
            case MessagePattern.Anything(MessagePattern.Kind kind) ->
                wanted(
                        switch (kind) {
                            case ANY -> Form.ANY;
                            case TEXT -> Form.ANY_TEXT;
                            case BINARY -> Form.ANY_BINARY;
                        },
                        "");
            case MessagePattern.Exactly(Payload payload, boolean binary) -> {
                byte[] bytes = known.fill(payload).bytes();
                TurnReaction.Said said = binary ? binary(bytes) : said(bytes);
                yield wanted(said.binary() ? Form.BINARY : Form.TEXT, said.text());
            }
            case MessagePattern.Matching(String regex) -> wanted(Form.REGEX, known.fill(regex));
            case MessagePattern.Json(String prefix, String shape) ->
                new TurnReaction.Wanted(Form.JSON, known.fill(prefix), shape);
        };
    }

    private static TurnReaction.Wanted wanted(Form form, String text) {
        return new TurnReaction.Wanted(form, "", text);
    }

    private static TurnReaction.Said binary(byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes, 0, Math.min(MOST_BYTES, bytes.length));
        return new TurnReaction.Said(bytes.length > MOST_BYTES ? hex + "…" : hex, true, bytes.length);
    }
}
