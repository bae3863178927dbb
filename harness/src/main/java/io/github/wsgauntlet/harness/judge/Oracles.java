package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Outcome;
import java.util.List;
import java.util.function.Supplier;

/** Decides whether an outcome is what a transcript shows. */
final class Oracles {
    private Oracles() {}

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
            case Outcome.Accepted accepted -> HandshakeOracles.accepted(accepted, evidence);
            case Outcome.Refused refused -> HandshakeOracles.refused(refused, evidence);
            case Outcome.Dropped dropped -> HandshakeOracles.dropped(evidence);
            case Outcome.Agreed agreed -> HandshakeOracles.agreed(evidence);
            case Outcome.Declined declined -> HandshakeOracles.declined(evidence);
            case Outcome.Echoed echoed -> opened(evidence, () -> AnswerOracles.echoed(evidence));
            case Outcome.Ponged ponged -> opened(evidence, () -> AnswerOracles.ponged(evidence));
            case Outcome.Ignored ignored -> opened(evidence, () -> AnswerOracles.ignored(evidence));
            case Outcome.Alive alive -> opened(evidence, () -> AnswerOracles.alive(evidence));
            case Outcome.Uninterpreted uninterpreted -> opened(evidence, () -> AnswerOracles.uninterpreted(evidence));
            case Outcome.Survived survived -> AnswerOracles.survived(evidence);
            case Outcome.Silent silent -> opened(evidence, () -> AnswerOracles.silent(evidence));
            case Outcome.Closed closed -> opened(evidence, () -> ClosingOracles.closed(closed, evidence));
            case Outcome.Failed failed -> opened(evidence, () -> ClosingOracles.failed(failed, evidence));
            case Outcome.Ended ended -> opened(evidence, () -> ClosingOracles.ended(ended, evidence));
        };
    }

    /** Most outcomes can only be seen behind an opening handshake that was accepted. */
    private static Match opened(Evidence evidence, Supplier<Match> oracle) {
        if (evidence.transcript().upgraded()) {
            return oracle.get();
        }
        return new Match.Doubt(Match.Cause.NOT_OPENED, HandshakeOracles.whatCame(evidence));
    }
}
