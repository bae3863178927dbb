package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.reaction.EndReaction.ConnectionEnded;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.turns.AnswerFit;
import io.github.wsgauntlet.harness.turns.Captures;
import io.github.wsgauntlet.harness.turns.Fit;
import io.github.wsgauntlet.harness.turns.MessageFit;
import java.util.Optional;
import java.util.OptionalInt;

/** Matches what a target does in the turns of a protocol that is spoken over WebSocket, and over HTTP beside it. */
final class TurnMatcher {
    private TurnMatcher() {}

    /** Return why the target lacks what the case needs, if that showed in a turn. */
    static Optional<TurnReaction> lacking(Evidence evidence) {
        return evidence.transcript()
                .first(Event.TurnStopped.class)
                .filter(Event.TurnStopped::needed)
                .map(Event.TurnStopped::reaction);
    }

    static Match exchanged(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        Optional<Event.TurnStopped> stopped = transcript.first(Event.TurnStopped.class);
        if (stopped.isPresent()) {
            return stopped(stopped.get(), evidence);
        }
        if (transcript.first(Event.TurnsTaken.class).isPresent()) {
            return new Match.Yes(new TurnReaction.Exchanged());
        }
        // Then what is missing is the connection on which they would have been taken.
        Match accepted = HandshakeMatcher.accepted(new Outcome.Accepted(Outcome.Subprotocol.ANY), evidence);
        return accepted instanceof Match.Yes yes ? new Match.Doubt(Match.Cause.NOT_OPENED, yes.reaction()) : accepted;
    }

    private static Match stopped(Event.TurnStopped stopped, Evidence evidence) {
        return switch (stopped.why()) {
            case OTHER -> new Match.No(stopped.reaction());
            case SILENT ->
                new Match.Doubt(evidence.alive() ? Match.Cause.UNANSWERED : Match.Cause.SILENT, stopped.reaction());
            case ENDED ->
                new Match.Doubt(
                        evidence.ending().byPolicy() ? Match.Cause.POLICY : Match.Cause.ENDED,
                        ended(stopped.reaction(), evidence));
        };
    }

    private static Reaction ended(TurnReaction reaction, Evidence evidence) {
        return switch (reaction) {
            case TurnReaction.MessageMissing missing ->
                new TurnReaction.MessageMissing(
                        missing.expected(), evidence.ending().seen());
            case TurnReaction.NotReached notReached ->
                new ConnectionEnded(evidence.ending().seen());
            default -> reaction;
        };
    }

    static Match answered(Outcome.Answered outcome, Evidence evidence) {
        Transcript transcript = evidence.transcript();
        OptionalInt number = transcript
                .all(Event.Asked.class)
                .filter(asked -> asked.number() > 0)
                .filter(asked -> outcome.to().isEmpty() || asked.name().equals(outcome.to()))
                .mapToInt(Event.Asked::number)
                .max();
        Optional<Event> last = number.isEmpty() ? Optional.empty() : lastOf(number.getAsInt(), transcript);
        if (outcome.pattern().orNone()
                && last.filter(Event.AnswerFailed.class::isInstance).isPresent()) {
            return new Match.Yes(new TurnReaction.AnswerMissing(outcome.to(), true));
        }
        Optional<Event.Answered> answer =
                last.filter(Event.Answered.class::isInstance).map(Event.Answered.class::cast);
        if (answer.isEmpty()) {
            return unanswered(evidence);
        }
        AnswerPattern pattern = outcome.pattern();
        AnswerFit.Found found = AnswerFit.of(
                outcome.to(), pattern, answer.get().head(), answer.get().content(), captures(transcript));
        return found.wrong()
                .<Match>map(Match.No::new)
                .orElseGet(() -> new Match.Yes(new TurnReaction.Answered(
                        outcome.to(), answer.get().head().status().orElse(0))));
    }

    private static Optional<Event> lastOf(int number, Transcript transcript) {
        return transcript
                .all(Event.class)
                .filter(event -> event instanceof Event.Answered answered && answered.number() == number
                        || event instanceof Event.AnswerFailed failed && failed.number() == number)
                .reduce((earlier, later) -> later);
    }

    static Match received(Outcome.Received outcome, Evidence evidence) {
        Optional<WireMessage> message = evidence.transcript()
                .all(Event.Took.class)
                .filter(took -> took.name().equals(outcome.name()))
                .map(Event.Took::message)
                .findFirst();
        if (message.isEmpty()) {
            return unanswered(evidence);
        }
        MessagePattern expected = outcome.pattern();
        Captures known = captures(evidence.transcript());
        Fit fit = MessageFit.of(expected, message.get(), known);
        var said = MessageFit.said(message.get());
        return fit instanceof Fit.Differs(TurnReaction.Difference difference)
                ? new Match.No(new TurnReaction.OtherMessage(said, MessageFit.wanted(expected, known), difference))
                : new Match.Yes(new TurnReaction.Received(outcome.name(), said));
    }

    /** What an outcome is about did not come: that is a matter of where the turns stopped. */
    private static Match unanswered(Evidence evidence) {
        return exchanged(evidence) instanceof Match.Doubt doubt ? doubt : new Match.No(new TurnReaction.NotReached());
    }

    static Match left(Outcome.Left outcome, Evidence evidence) {
        if (!evidence.ending().byTarget()) {
            return evidence.alive()
                    ? new Match.No(new TurnReaction.Stayed())
                    : new Match.Doubt(Match.Cause.SILENT, new TurnReaction.Stayed());
        }
        boolean allowed = evidence.close().isEmpty()
                || ClosingMatcher.codeAllowed(outcome.codes(), evidence) instanceof Match.Yes;
        var left = new TurnReaction.Left(evidence.ending().seen());
        return allowed ? new Match.Yes(left) : new Match.No(left);
    }

    private static Captures captures(Transcript transcript) {
        return transcript
                .all(Event.Captured.class)
                .reduce(Captures.none(), (known, event) -> known.with(event.values()), (one, other) -> other);
    }
}
