package io.github.wsgauntlet.harness;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Reaction;
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
        return of(id, verdict, new Unasked.Obstacle("It was so."), List.of(), violated);
    }

    /** Return a result of a case that cites requirements, of which the first was violated. */
    public static CaseResult of(String id, Verdict verdict, Reaction reaction, List<String> requirements) {
        return of(id, verdict, reaction, requirements, requirements.getFirst());
    }

    private static CaseResult of(
            String id, Verdict verdict, Reaction reaction, List<String> requirements, String violated) {
        return new CaseResult(
                id,
                "A case",
                "5.2",
                verdict,
                new Closing(Verdict.PASS, Closing.Manner.CLEAN),
                Level.MUST,
                requirements,
                List.of(),
                1,
                List.of(),
                List.of("Expected: a pong", "Everything else is FAIL"),
                "",
                violated,
                reaction,
                false,
                List.of());
    }
}
