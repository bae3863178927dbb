package io.github.wsgauntlet.harness;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.List;

/** Results of cases that nobody has played. */
public final class SampleResult {
    private SampleResult() {}

    /** Return a result that breaks no requirement. */
    public static CaseResult of(String id, Verdict verdict) {
        return of(id, verdict, "");
    }

    /** Return a result with the requirement that was violated. */
    public static CaseResult of(String id, Verdict verdict, String violated) {
        return new CaseResult(
                id,
                "A case",
                "5.2",
                verdict,
                new Closing(Verdict.PASS, Closing.Manner.CLEAN),
                Level.MUST,
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of("Expected: a pong", "Everything else is FAIL"),
                "",
                violated,
                new Unasked.Obstacle("It was so."),
                false,
                List.of());
    }
}
