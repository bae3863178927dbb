package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Outcome;
import java.util.List;
import java.util.function.Supplier;

/** Decides whether an outcome is what a transcript shows. */
final class OutcomeMatcher {
    private OutcomeMatcher() {}

    /** Decide on outcomes that have to hold together. */
    static Match match(Expectation.Allowed allowed, Evidence evidence) {
        List<Match> matches = allowed.outcomes().stream()
                .map(outcome -> match(outcome, evidence))
                .toList();
        return matches.stream()
                .filter(Match.No.class::isInstance)
                .findFirst()
                .or(() -> matches.stream().filter(Match.Doubt.class::isInstance).findFirst())
                .orElse(matches.getFirst());
    }

    static Match match(Outcome outcome, Evidence evidence) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> HandshakeMatcher.accepted(accepted, evidence);
            case Outcome.Refused refused -> HandshakeMatcher.refused(refused, evidence);
            case Outcome.Rejected rejected -> ClientHandshakeMatcher.rejected(evidence);
            case Outcome.FreshKeys fresh -> opened(evidence, () -> KeyMatcher.fresh(evidence));
            case Outcome.Dropped dropped -> HandshakeMatcher.dropped(evidence);
            case Outcome.NotKept notKept -> EarlierMatcher.notKept(evidence);
            case Outcome.Continued continued -> ContentMatcher.continued(evidence);
            case Outcome.ContentSkipped skipped -> ContentMatcher.skipped(evidence);
            case Outcome.Agreed agreed -> HandshakeMatcher.agreed(evidence);
            case Outcome.Declined declined -> HandshakeMatcher.declined(evidence);
            case Outcome.Echoed echoed -> opened(evidence, () -> AnswerMatcher.echoed(evidence));
            case Outcome.Ponged ponged -> opened(evidence, () -> AnswerMatcher.ponged(evidence));
            case Outcome.Ignored ignored -> opened(evidence, () -> AnswerMatcher.ignored(evidence));
            case Outcome.Alive alive -> opened(evidence, () -> AnswerMatcher.alive(evidence));
            case Outcome.Uninterpreted uninterpreted -> opened(evidence, () -> AnswerMatcher.uninterpreted(evidence));
            case Outcome.Survived survived ->
                LengthMatcher.misread(evidence).orElseGet(() -> AnswerMatcher.survived(evidence));
            case Outcome.Proportionate proportionate -> new Match.Yes(HandshakeMatcher.whatCame(evidence));
            case Outcome.Silent silent -> opened(evidence, () -> AnswerMatcher.silent(evidence));
            case Outcome.Closed closed -> opened(evidence, () -> ClosingMatcher.closed(closed, evidence));
            case Outcome.Failed failed -> opened(evidence, () -> ClosingMatcher.failed(failed, evidence));
            case Outcome.Exchanged exchanged -> TurnMatcher.exchanged(evidence);
            case Outcome.Answered answered -> TurnMatcher.answered(answered, evidence);
            case Outcome.Received received -> TurnMatcher.received(received, evidence);
            case Outcome.Left left -> opened(evidence, () -> TurnMatcher.left(left, evidence));
            case Outcome.AtOnce atOnce -> opened(evidence, () -> ClosingMatcher.atOnce(evidence));
            case Outcome.Ended ended -> opened(evidence, () -> ClosingMatcher.ended(ended, evidence));
        };
    }

    /** Most outcomes can only be seen after an opening handshake that was accepted. */
    private static Match opened(Evidence evidence, Supplier<Match> matcher) {
        if (evidence.transcript().upgraded()) {
            return LengthMatcher.misread(evidence).orElseGet(matcher);
        }
        return new Match.Doubt(Match.Cause.NOT_OPENED, HandshakeMatcher.whatCame(evidence));
    }
}
