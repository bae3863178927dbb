package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.reaction.EndReaction.CloseUnanswered;
import io.github.wsgauntlet.cases.reaction.EndReaction.ConnectionEnded;
import io.github.wsgauntlet.cases.reaction.EndReaction.EndedAtProbe;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpEndLeftToTester;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpEnded;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpEndedAtOnce;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpEndedFirst;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpEndedLate;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpKeptOpen;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpReset;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NeitherFailedNorAlive;
import io.github.wsgauntlet.cases.reaction.MessageReaction.NotFailed;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Matches how a connection is closed or failed (RFC 6455 7.1). */
final class ClosingMatcher {
    private static final String CLOSE_IS_ANSWERED = "rfc6455-5.5.1-close-is-answered";

    private ClosingMatcher() {}

    static Match closed(Outcome.Closed closed, Evidence evidence) {
        Optional<Reaction> wrong = AnswerMatcher.answeredTooMuch(evidence);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        if (evidence.close().isPresent()) {
            return codeAllowed(closed.codes(), evidence);
        }
        if (evidence.ending().closeMayBeLost()) {
            return new Match.Doubt(Match.Cause.CLOSE_MAY_BE_LOST, seen(evidence));
        }
        // One that answers no Close frame at all does not break what the case is about.
        String requirement = evidence.capabilities().close() ? "" : CLOSE_IS_ANSWERED;
        if (evidence.transcript().end().isEmpty()) {
            return new Match.Doubt(Match.Cause.UNANSWERED, new CloseUnanswered(false), requirement);
        }
        return evidence.transcript().end().get().how() == WireTransport.End.RST
                ? new Match.Doubt(
                        Match.Cause.ENDED, new ConnectionEnded(new TargetEnding(TargetEnding.How.RST)), requirement)
                : new Match.No(new CloseUnanswered(true), requirement);
    }

    static Match failed(Outcome.Failed failed, Evidence evidence) {
        Optional<Reaction> wrong = AnswerMatcher.answeredTooMuch(evidence);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        boolean askedToClose = evidence.conversation().close().isPresent();
        if (evidence.ending().afterBarrier()) { // It went on; whether it was about to fail is a matter of patience.
            return new Match.Doubt(Match.Cause.UNANSWERED, new NotFailed(AnswerMatcher.proofOfLife(evidence)));
        }
        if (!evidence.ending().byTarget()) {
            return evidence.alive()
                    ? new Match.No(new NotFailed(AnswerMatcher.proofOfLife(evidence)))
                    : new Match.Doubt(
                            askedToClose ? Match.Cause.UNANSWERED : Match.Cause.SILENT, new NeitherFailedNorAlive());
        }
        return switch (failed.close()) {
            case PRESENT ->
                evidence.close().isPresent() ? codeAllowed(failed.codes(), evidence) : new Match.No(seen(evidence));
            case ABSENT -> withoutClose(evidence);
        };
    }

    /** A Close frame may be lost where the target resets a connection on which a barrier was still under way. */
    private static Match withoutClose(Evidence evidence) {
        if (evidence.close().isPresent()) {
            return new Match.No(seen(evidence));
        }
        boolean disturbed = evidence.ending().closeMayBeLost()
                || evidence.transcript().sent(Event.Purpose.BARRIER).findAny().isPresent();
        return disturbed && !evidence.lastTry()
                ? new Match.Doubt(Match.Cause.CLOSE_MAY_BE_LOST, seen(evidence))
                : new Match.Yes(seen(evidence));
    }

    /** Waiting for what comes next is none of a target's duties, so what it did before that was sent came at once. */
    static Match atOnce(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        long reacted = Stream.<Event>concat(transcript.close().stream(), transcript.end().stream())
                .mapToLong(Event::at)
                .min()
                .orElse(Long.MAX_VALUE);
        boolean sentAfter = transcript.sent(Event.Purpose.SCENARIO).anyMatch(sent -> sent.at() > reacted);
        return sentAfter ? new Match.Yes(seen(evidence)) : new Match.No(seen(evidence));
    }

    static Match ended(Outcome.Ended ended, Evidence evidence) {
        Optional<Event.TargetEnded> end = evidence.transcript().end();
        if (end.isEmpty()) {
            return new Match.Doubt(Match.Cause.UNANSWERED, new TcpKeptOpen());
        }
        return switch (ended.manner()) {
            case ANY -> new Match.Yes(new TcpEnded());
            case CLEAN ->
                end.get().how() == WireTransport.End.RST
                        ? new Match.No(new TcpReset())
                        : ClosingJudge.lateBy(evidence)
                                .<Match>map(late -> new Match.No(new TcpEndedLate(late.toMillis())))
                                .orElseGet(() -> new Match.Yes(new TcpEndedAtOnce()));
            case SECOND ->
                beforeTester(evidence)
                        .<Match>map(after -> new Match.No(new TcpEndedFirst(after.toMillis())))
                        .orElseGet(() -> new Match.Yes(new TcpEndLeftToTester()));
        };
    }

    /**
     * Return how long after the closing handshake the target ended TCP, where that was at once, and before the tester
     * did. Whoever waits for longer has waited for the server in vain, and may end it (RFC 6455 7.1.1).
     */
    private static Optional<Duration> beforeTester(Evidence evidence) {
        long end = evidence.transcript().end().map(Event::at).orElseThrow();
        boolean second = evidence.transcript().all(Event.TesterEnded.class).anyMatch(ended -> ended.at() < end);
        long handshake = Stream.concat(
                        evidence.transcript().close().stream(),
                        evidence.transcript().all(Event.Sent.class))
                .mapToLong(Event::at)
                .filter(at -> at < end)
                .max()
                .orElse(0);
        var after = Duration.ofNanos(end - handshake);
        return second || after.compareTo(evidence.patience().atOnce()) > 0 ? Optional.empty() : Optional.of(after);
    }

    /** Decide on the code of the Close frame, which has come. */
    static Match codeAllowed(Outcome.Codes codes, Evidence evidence) {
        WireFrame close = evidence.close().orElseThrow();
        OptionalInt code = close.closeCode();
        boolean allowed = code.isEmpty()
                ? codes.empty()
                : codes.ranges().stream().anyMatch(range -> range.contains(code.getAsInt()))
                        || (codes.same() && evidence.conversation().closeCode().equals(Optional.of(code.getAsInt())));
        return allowed ? new Match.Yes(seen(evidence)) : new Match.No(seen(evidence));
    }

    private static Reaction seen(Evidence evidence) {
        return evidence.ending().satStill()
                ? new EndedAtProbe(evidence.ending().seen())
                : new ConnectionEnded(evidence.ending().seen());
    }
}
