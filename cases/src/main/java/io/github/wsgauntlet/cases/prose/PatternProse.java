package io.github.wsgauntlet.cases.prose;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Words;
import java.util.ArrayList;
import java.util.List;

/** Says what messages and answers have to be. */
final class PatternProse {
    private PatternProse() {}

    /** Return a noun for a message that matches. */
    static String message(MessagePattern pattern) {
        return switch (pattern) {
            case MessagePattern.Anything(MessagePattern.Kind kind) ->
                switch (kind) {
                    case ANY -> "any message";
                    case TEXT -> "any text message";
                    case BINARY -> "any binary message";
                };
            case MessagePattern.Exactly(Payload payload, boolean binary) ->
                (binary ? "the binary message " : "the message ") + UnitProse.payload(payload);
            case MessagePattern.Matching(String regex) -> "a message that matches " + quoted(regex);
            case MessagePattern.Json(String prefix, String shape) ->
                "a message that is " + (prefix.isEmpty() ? "" : quoted(prefix) + " and ") + "JSON like " + shape;
        };
    }

    /** Return a noun for what a body, or a part of it, has to be; empty where anything will do. */
    static String content(MessagePattern pattern) {
        return switch (pattern) {
            case MessagePattern.Anything anything -> "";
            case MessagePattern.Exactly(Payload payload, boolean binary) -> UnitProse.payload(payload);
            case MessagePattern.Matching(String regex) -> "a text that matches " + quoted(regex);
            case MessagePattern.Json(String prefix, String shape) ->
                (prefix.isEmpty() ? "" : quoted(prefix) + " and ") + "JSON like " + shape;
        };
    }

    /** Return what is said of an answer, each in words that follow "with"; empty where any will do. */
    static String answer(AnswerPattern pattern) {
        List<String> said = new ArrayList<>();
        if (!pattern.statuses().isEmpty()) {
            said.add("status " + statuses(pattern.statuses()));
        }
        pattern.fields().forEach(field -> said.add(field.name() + " like " + quoted(field.regex())));
        pattern.absent().forEach(name -> said.add("no " + name));
        switch (pattern.body()) {
            case AnswerPattern.Whole(MessagePattern whole) -> {
                if (!content(whole).isEmpty()) {
                    said.add("the body " + content(whole));
                }
            }
            case AnswerPattern.Parts(var parts, String separator, boolean anywhere) ->
                said.add((anywhere ? "a body that has among its parts " : "a body of the parts ")
                        + Words.list(parts.stream()
                                .map(part -> content(part).isEmpty() ? "anything" : content(part))
                                .toList()));
        }
        return (said.isEmpty() ? "" : " with " + Words.list(said)) + (pattern.orNone() ? ", or for none" : "");
    }

    /** Return statuses as people write them. */
    static String statuses(List<Range> statuses) {
        return Words.choice(statuses.stream()
                .map(range ->
                        range.from() == range.to() ? String.valueOf(range.from()) : range.from() + " to " + range.to())
                .toList());
    }

    /** Return a text in quotes, in one line. */
    static String quoted(String text) {
        return "'" + text.replace("\u001e", "\u241e").replaceAll("\\R", " ") + "'";
    }
}
