package io.github.wsgauntlet.cases.reaction;

/** What a target did in the turns of a protocol that is spoken over WebSocket, and over plain HTTP beside it. */
public sealed interface TurnReaction extends Reaction {

    /**
     * What came of a message, or of the body of an answer.
     *
     * @param text what it says, cut short; in hexadecimal where it is not text
     * @param binary whether it is binary
     * @param bytes how many bytes it has
     */
    record Said(String text, boolean binary, int bytes) {}

    /**
     * What a message, or the body of an answer, should be.
     *
     * @param form how that is said
     * @param prefix what stands before a JSON value; empty otherwise
     * @param text the text, cut short, the bytes in hexadecimal, the regular expression or the shape; empty otherwise
     */
    record Wanted(Form form, String prefix, String text) {}

    /** Ways to say what something should be. */
    enum Form {
        ANY,
        ANY_TEXT,
        ANY_BINARY,
        TEXT,
        BINARY,
        REGEX,
        JSON
    }

    /**
     * Where something differs from what it should be.
     *
     * @param place where in a JSON value, for example {@code /sid}; empty for all of it
     * @param instead what should be there; empty where it should not be there
     */
    record Difference(String place, String instead) {}

    /** Everything that was awaited came, and was as it should be. */
    record Exchanged() implements TurnReaction {}

    /**
     * An answer was as an outcome allows.
     *
     * @param request the name of the request; empty if it has none
     * @param status its status
     */
    record Answered(String request, int status) implements TurnReaction {}

    /**
     * A message was as an outcome allows.
     *
     * @param name what it is called
     * @param came what it was
     */
    record Received(String name, Said came) implements TurnReaction {}

    /**
     * An answer had another status.
     *
     * @param request the name of the request; empty if it has none
     * @param status the status; 0 where the answer has none
     * @param allowed the allowed ones, for example {@code 200, 400-499}
     */
    record OtherStatus(String request, int status, String allowed) implements TurnReaction {}

    /**
     * A header field of an answer said something else.
     *
     * @param request the name of the request; empty if it has none
     * @param field the name of the field
     * @param value what it said; empty where it was missing
     * @param missing whether it was missing
     * @param regex what it should match
     */
    record OtherField(String request, String field, String value, boolean missing, String regex)
            implements TurnReaction {}

    /**
     * An answer had a header field that may not be there.
     *
     * @param request the name of the request; empty if it has none
     * @param field the name of the field
     * @param value what it said
     */
    record ForbiddenField(String request, String field, String value) implements TurnReaction {}

    /**
     * The body of an answer was another.
     *
     * @param request the name of the request; empty if it has none
     * @param came what it was
     * @param expected what it should be
     * @param difference where it differs
     */
    record OtherBody(String request, Said came, Wanted expected, Difference difference) implements TurnReaction {}

    /**
     * A part of the body of an answer was another, was missing or was too much.
     *
     * @param request the name of the request; empty if it has none
     * @param part which one, from 1
     * @param parts how many there were
     * @param came what it was
     * @param expected what it should be
     * @param flaw what is wrong
     */
    record OtherPart(String request, int part, int parts, Said came, Wanted expected, Flaw flaw)
            implements TurnReaction {
        /** What is wrong with a part. */
        public enum Flaw {
            OTHER,
            MISSING,
            TOO_MANY
        }
    }

    /**
     * A message was another.
     *
     * @param came what it was
     * @param expected what it should be
     * @param difference where it differs
     */
    record OtherMessage(Said came, Wanted expected, Difference difference) implements TurnReaction {}

    /**
     * A message did not come.
     *
     * @param expected what it should be
     * @param ending how the target ended the connection instead
     */
    record MessageMissing(Wanted expected, TargetEnding ending) implements TurnReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }

    /**
     * A request was not answered.
     *
     * @param request the name of the request; empty if it has none
     * @param ended whether the target ended the connection, or took none; else nothing came in time
     */
    record AnswerMissing(String request, boolean ended) implements TurnReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }

    /** What is asked about was never come to: the target had gone another way before. */
    record NotReached() implements TurnReaction {}

    /**
     * The target ended the connection of its own accord.
     *
     * @param ending how
     */
    record Left(TargetEnding ending) implements TurnReaction {}

    /** The target did not end the connection of its own accord. */
    record Stayed() implements TurnReaction {}
}
