package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.cases.reaction.Unasked.TargetChanged;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter.Ended;
import java.util.Collection;
import java.util.Optional;

/**
 * What ended a run before all of its cases were played.
 *
 * @param ended as the footer of the record has it
 * @param reason what is said of each case that was not played
 */
record EarlyEnd(Ended ended, Unasked reason) {

    /** Return the end of a run whose time is over. */
    static EarlyEnd timeOver() {
        return new EarlyEnd(Ended.TIME_OVER, new Unasked.TimeOver());
    }

    /** Return the end of a run whose target has changed. */
    static EarlyEnd targetChanged(TargetChanged change) {
        return new EarlyEnd(Ended.TARGET_CHANGED, change);
    }

    /** Return what ended a run, as its results have it; nothing where it came to its own end. */
    static Optional<EarlyEnd> in(Collection<CaseResult> results) {
        return results.stream()
                .flatMap(result -> switch (result.reaction()) {
                    case Unasked.TimeOver over -> Optional.of(timeOver()).stream();
                    case TargetChanged change -> Optional.of(targetChanged(change)).stream();
                    default -> Optional.<EarlyEnd>empty().stream();
                })
                .findFirst();
    }

    /** Return what is to be said of a case that was not played. */
    Examined notPlayed() {
        return Examined.notPlayed(Verdict.INCONCLUSIVE, reason);
    }

    /** Return why the run proves little, in a few words without a full stop. */
    String because(Collection<CaseResult> results) {
        long left = results.stream()
                .filter(result -> result.reaction().equals(reason))
                .count();
        return switch (ended) {
            case TIME_OVER -> "the time was over with " + left + " of " + results.size() + " cases not played";
            case TARGET_CHANGED ->
                "the target changed" + change() + ": " + left + " of " + results.size() + " cases not judged";
            case WHOLE -> throw new IllegalStateException("A whole run was not ended early.");
        };
    }

    private String change() {
        if (!(reason instanceof TargetChanged(TargetChanged.Lost lost, int status))) {
            return "";
        }
        return switch (lost) {
            case HANDSHAKE ->
                " and " + (status == 0 ? "ends connections" : "answers with status " + status)
                        + " on plain opening handshakes, which it had accepted";
            case ECHO -> " and no longer sends messages back";
            case PONG -> " and no longer answers pings";
        };
    }
}
