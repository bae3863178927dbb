package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetDied;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetHung;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.List;
import java.util.OptionalInt;

/**
 * What playing a case has shown.
 *
 * @param judgement what the last transcript says about the case
 * @param transcript that transcript
 * @param millis how long playing it took, all tries together, in milliseconds
 */
public record Examined(Judgement judgement, Transcript transcript, double millis) {
    private static final Closing NOT_PLAYED = new Closing(Verdict.SKIP, Closing.Manner.NOT_PLAYED);

    /** Return what is to be said of a case that was not played. */
    static Examined notPlayed(Verdict verdict, Unasked reason) {
        return new Examined(Judgement.of(verdict, reason, NOT_PLAYED), new Transcript(List.of()), 0);
    }

    /** Return whether the target did not live through it. */
    boolean deadly() {
        return judgement.reaction() instanceof TargetDied || judgement.reaction() instanceof TargetHung;
    }

    /** Return this as reports show it. */
    public CaseResult result(Case asked) {
        return result(asked, OptionalInt.empty());
    }

    /**
     * Return this as reports show it.
     *
     * @param decisive the number of the event that made the verdict certain; empty if no single one did
     */
    CaseResult result(Case asked, OptionalInt decisive) {
        return new CaseResult(
                asked.id(),
                asked.title(),
                asked.section(),
                judgement.verdict(),
                judgement.closing(),
                asked.level(),
                asked.requirements(),
                asked.autobahn(),
                millis,
                Prose.steps(asked.scenario()),
                Prose.expectation(asked.expectation()),
                asked.why(),
                judgement.violated(),
                judgement.reaction(),
                judgement.repeated(),
                Timeline.of(transcript, judgement.verdict(), decisive));
    }
}
