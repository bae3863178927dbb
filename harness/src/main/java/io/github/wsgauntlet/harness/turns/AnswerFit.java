package io.github.wsgauntlet.harness.turns;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.cases.reaction.TurnReaction.OtherPart.Flaw;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out whether the answer to an HTTP request is what it has to be. */
public final class AnswerFit {
    private final String request;
    private final Captures known;
    private final Map<String, String> captured = new LinkedHashMap<>();

    private AnswerFit(String request, Captures known) {
        this.request = request;
        this.known = known;
    }

    /**
     * What was found out.
     *
     * @param wrong what is wrong; nothing if all is as it has to be
     * @param captured what is captured, by name
     */
    public record Found(Optional<TurnReaction> wrong, Map<String, String> captured) {}

    /**
     * Find out.
     *
     * @param request the name of the request
     * @param pattern what the answer has to be
     * @param head the head of the answer
     * @param body its content; of parts, those that are no matter of routine
     * @param known what was captured before
     */
    public static Found of(String request, AnswerPattern pattern, HttpHead head, byte[] body, Captures known) {
        var fit = new AnswerFit(request, known);
        Optional<TurnReaction> wrong = fit.status(pattern, head)
                .or(() -> fit.fields(pattern, head))
                .or(() -> switch (pattern.body()) {
                    case AnswerPattern.Whole(MessagePattern whole) -> fit.body(whole, body);
                    case AnswerPattern.Parts parts -> fit.parts(parts, body);
                });
        return new Found(wrong, Map.copyOf(fit.captured));
    }

    private Optional<TurnReaction> status(AnswerPattern pattern, HttpHead head) {
        int status = head.status().orElse(0);
        boolean allowed =
                pattern.statuses().isEmpty() || pattern.statuses().stream().anyMatch(range -> range.contains(status));
        return allowed
                ? Optional.empty()
                : Optional.of(new TurnReaction.OtherStatus(request, status, ranges(pattern.statuses())));
    }

    private static String ranges(List<Outcome.Range> ranges) {
        return ranges.stream()
                .map(range -> range.from() == range.to() ? "" + range.from() : range.from() + "-" + range.to())
                .collect(Collectors.joining(", "));
    }

    private Optional<TurnReaction> fields(AnswerPattern pattern, HttpHead head) {
        for (AnswerPattern.FieldPattern field : pattern.fields()) {
            List<String> values = head.values(field.name());
            String value = String.join(", ", values);
            Fit fit = values.isEmpty()
                    ? new Fit.Differs()
                    : MessageFit.matching(field.regex(), value, "(?i)", known.with(captured));
            if (!take(fit)) {
                return Optional.of(
                        new TurnReaction.OtherField(request, field.name(), value, values.isEmpty(), field.regex()));
            }
        }
        return pattern.absent().stream()
                .filter(name -> !head.values(name).isEmpty())
                .findFirst()
                .map(name -> new TurnReaction.ForbiddenField(request, name, String.join(", ", head.values(name))));
    }

    private Optional<TurnReaction> body(MessagePattern pattern, byte[] body) {
        Fit fit = MessageFit.of(pattern, body, known.with(captured));
        if (fit instanceof Fit.Differs(TurnReaction.Difference difference)) {
            return Optional.of(new TurnReaction.OtherBody(
                    request, MessageFit.said(body), MessageFit.wanted(pattern, known), difference));
        }
        take(fit);
        return Optional.empty();
    }

    private Optional<TurnReaction> parts(AnswerPattern.Parts pattern, byte[] body) {
        List<byte[]> came = split(body, pattern.separator());
        int next = 0;
        for (int i = 0; i < came.size(); i++) {
            Optional<MessagePattern> expected =
                    next < pattern.parts().size() ? Optional.of(pattern.parts().get(next)) : Optional.empty();
            byte[] part = came.get(i);
            Captures all = known.with(captured);
            boolean fits = expected.isPresent() && take(MessageFit.of(expected.get(), part, all));
            if (!fits && !pattern.anywhere()) {
                return Optional.of(new TurnReaction.OtherPart(
                        request,
                        i + 1,
                        came.size(),
                        MessageFit.said(part),
                        MessageFit.wanted(expected.orElse(MessagePattern.any()), all),
                        expected.isPresent() ? Flaw.OTHER : Flaw.TOO_MANY));
            }
            next += fits ? 1 : 0;
        }
        return next == pattern.parts().size()
                ? Optional.empty()
                : Optional.of(new TurnReaction.OtherPart(
                        request,
                        came.size() + 1,
                        came.size(),
                        MessageFit.said(new byte[0]),
                        MessageFit.wanted(pattern.parts().get(next), known.with(captured)),
                        Flaw.MISSING));
    }

    private boolean take(Fit fit) {
        if (fit instanceof Fit.Fits(var more)) {
            captured.putAll(more);
            return true;
        }
        return false;
    }

    /** Return the parts of a body; none of one that is empty. */
    public static List<byte[]> split(byte[] body, String separator) {
        // Each byte is one character, so that any body can be cut.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String cut = new String(separator.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(cut); to >= 0; to = text.indexOf(cut, from)) {
            parts.add(text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1));
            from = to + cut.length();
        }
        if (!text.isEmpty()) {
            parts.add(text.substring(from).getBytes(StandardCharsets.ISO_8859_1));
        }
        return parts;
    }

    /** Return a body made of parts again. */
    public static byte[] join(List<byte[]> parts, String separator) {
        List<String> texts = parts.stream()
                .map(part -> new String(part, StandardCharsets.ISO_8859_1))
                .toList();
        String cut = new String(separator.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return String.join(cut, texts).getBytes(StandardCharsets.ISO_8859_1);
    }
}
