package io.github.wsgauntlet.cases.prose;

import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.cases.reaction.TurnReaction.Difference;
import io.github.wsgauntlet.cases.reaction.TurnReaction.OtherPart.Flaw;
import io.github.wsgauntlet.cases.reaction.TurnReaction.Said;
import io.github.wsgauntlet.cases.reaction.TurnReaction.Wanted;

/** Says what a target did in the turns of a protocol. */
final class TurnReactionProse {
    private TurnReactionProse() {}

    static String sentence(TurnReaction reaction) {
        return switch (reaction) {
            case TurnReaction.Exchanged() -> "All that was awaited came, and was as it should be.";
            case TurnReaction.Answered(String request, int status) -> answer(request) + " had status " + status + ".";
            case TurnReaction.Received(String name, Said came) -> "The message '" + name + "' was " + said(came) + ".";
            case TurnReaction.OtherStatus(String request, int status, String allowed) ->
                answer(request) + " had " + (status == 0 ? "no status" : "status " + status) + " instead of "
                        + allowed.replace("-", " to ") + ".";
            case TurnReaction.OtherField(String request, String field, String value, boolean missing, String regex) ->
                missing
                        ? answer(request) + " had no " + field + "."
                        : answer(request) + " had " + field + ": " + value + ", which does not match "
                                + PatternProse.quoted(regex) + ".";
            case TurnReaction.ForbiddenField(String request, String field, String value) ->
                answer(request) + " had " + field + ": " + value + ".";
            case TurnReaction.OtherBody(String request, Said came, Wanted expected, Difference difference) ->
                answer(request) + " had " + (came.bytes() == 0 ? "no body" : "the body " + said(came)) + " instead of "
                        + content(expected) + where(difference) + ".";
            case TurnReaction.OtherPart part -> part(part);
            case TurnReaction.OtherMessage(Said came, Wanted expected, Difference difference) ->
                "The message was " + kind(came, expected) + said(came) + " instead of " + message(expected)
                        + where(difference) + ".";
            case TurnReaction.MessageMissing(Wanted expected, var ending) ->
                "The target did not send " + message(expected)
                        + (ending.how() == TargetEnding.How.OPEN ? "." : ", and " + ReactionProse.ended(ending) + ".");
            case TurnReaction.AnswerMissing(String request, boolean ended) ->
                "The target "
                        + (ended ? "ended the connection without an answer" : "sent no answer in time")
                        + TurnProse.to(request) + ".";
            case TurnReaction.NotReached() -> "The target had gone another way before.";
            case TurnReaction.Left(var ending) -> "The target " + ReactionProse.ended(ending) + ".";
            case TurnReaction.Stayed() -> "The target did not end the connection of its own accord.";
        };
    }

    private static String part(TurnReaction.OtherPart part) {
        String of = answer(part.request()) + " has " + part.parts() + (part.parts() == 1 ? " part" : " parts");
        if (part.flaw() == Flaw.MISSING) {
            return of + "; after these should come " + content(part.expected()) + ".";
        }
        String came = of + "; number " + part.part() + " is " + said(part.came());
        return part.flaw() == Flaw.TOO_MANY
                ? came + ", and should not be there."
                : came + " instead of " + content(part.expected()) + ".";
    }

    private static String message(Wanted wanted) {
        return switch (wanted.form()) {
            case ANY -> "any message";
            case ANY_TEXT -> "any text message";
            case ANY_BINARY -> "any binary message";
            case TEXT, BINARY -> content(wanted);
            case REGEX, JSON -> "a message that is " + content(wanted);
        };
    }

    private static String content(Wanted wanted) {
        return switch (wanted.form()) {
            case ANY, ANY_TEXT, ANY_BINARY -> "anything";
            case TEXT -> PatternProse.quoted(wanted.text());
            case BINARY -> "binary " + wanted.text();
            case REGEX -> "like " + PatternProse.quoted(wanted.text());
            case JSON ->
                (wanted.prefix().isEmpty() ? "" : PatternProse.quoted(wanted.prefix()) + " and ") + "JSON like "
                        + wanted.text();
        };
    }

    private static String answer(String request) {
        return "The answer" + TurnProse.to(request);
    }

    /** Return what kind of message came where that alone is wrong. */
    private static String kind(Said came, Wanted expected) {
        boolean binary = expected.form() == TurnReaction.Form.BINARY || expected.form() == TurnReaction.Form.ANY_BINARY;
        return came.binary() ? "binary, " : binary ? "text, " : "";
    }

    private static String said(Said came) {
        return came.binary() ? came.text() + " (" + came.bytes() + " bytes)" : PatternProse.quoted(came.text());
    }

    private static String where(Difference difference) {
        if (difference.place().isEmpty()) {
            return "";
        }
        return difference.instead().isEmpty()
                ? "; " + difference.place() + " should not be there"
                : "; at " + difference.place() + " should be " + difference.instead();
    }
}
