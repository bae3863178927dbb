package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.wire.Transport;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.Optional;
import java.util.OptionalInt;

/** The oracles of how a connection is closed or failed (RFC 6455 7.1). */
final class ClosingOracles {
    private static final String CLOSE_IS_ANSWERED = "rfc6455-5.5.1-close-is-answered";

    private ClosingOracles() {}

    static Match closed(Outcome.Closed closed, Evidence evidence) {
        Optional<String> wrong = AnswerOracles.answeredTooMuch(evidence);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        if (evidence.close().isPresent()) {
            return codeAllowed(closed.codes(), evidence);
        }
        // One that answers no Close frame at all does not break what the case is about.
        String requirement = evidence.capabilities().close() ? "" : CLOSE_IS_ANSWERED;
        if (evidence.transcript().end().isEmpty()) {
            return new Match.Doubt(
                    Match.Cause.UNANSWERED, "The target did not answer the Close frame in time.", requirement);
        }
        return evidence.transcript().end().get().how() == Transport.End.RST
                ? new Match.Doubt(
                        Match.Cause.ENDED, "The target reset the TCP connection without a Close frame.", requirement)
                : new Match.No("The target ended the TCP connection without answering the Close frame.", requirement);
    }

    static Match failed(Outcome.Failed failed, Evidence evidence) {
        Optional<String> wrong = AnswerOracles.answeredTooMuch(evidence);
        if (wrong.isPresent()) {
            return new Match.No(wrong.get());
        }
        boolean askedToClose = evidence.conversation().close().isPresent();
        if (!evidence.targetEndedIt()) {
            return evidence.alive()
                    ? new Match.No(
                            "The target did not fail the connection: " + AnswerOracles.proofOfLife(evidence) + ".")
                    : new Match.Doubt(
                            askedToClose ? Match.Cause.UNANSWERED : Match.Cause.SILENT,
                            "The target neither failed the connection nor showed a sign of life in time.");
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
        boolean disturbed =
                evidence.transcript().sent(Event.Purpose.BARRIER).findAny().isPresent();
        return disturbed && !evidence.lastTry()
                ? new Match.Doubt(Match.Cause.CLOSE_MAY_BE_LOST, seen(evidence))
                : new Match.Yes(seen(evidence));
    }

    static Match ended(Outcome.Ended ended, Evidence evidence) {
        Optional<Event.TargetEnded> end = evidence.transcript().end();
        if (end.isEmpty()) {
            return new Match.Doubt(Match.Cause.UNANSWERED, "The target kept the TCP connection open.");
        }
        return switch (ended.manner()) {
            case ANY -> new Match.Yes("The target ended the TCP connection.");
            case CLEAN ->
                end.get().how() == Transport.End.RST
                        ? new Match.No("The target reset the TCP connection.")
                        : Closings.lateBy(evidence)
                                .<Match>map(late -> new Match.No("The target ended the TCP connection only after "
                                        + Closings.seconds(late) + "."))
                                .orElseGet(() -> new Match.Yes("The target ended the TCP connection at once."));
        };
    }

    private static Match codeAllowed(Outcome.Codes codes, Evidence evidence) {
        WireFrame close = evidence.close().orElseThrow();
        OptionalInt code = Evidence.code(close);
        boolean allowed = code.isEmpty()
                ? codes.empty()
                : codes.ranges().stream().anyMatch(range -> range.contains(code.getAsInt()))
                        || (codes.same() && evidence.conversation().closeCode().equals(Optional.of(code.getAsInt())));
        return allowed ? new Match.Yes(seen(evidence)) : new Match.No(seen(evidence));
    }

    private static String seen(Evidence evidence) {
        return "The target " + evidence.howItEnded() + ".";
    }
}
