package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What makes lines one run: each case once, no more than announced beside what was fuzzed, at most one summary of the
 * fuzzing after them, and a footer that counts them right.
 */
final class RunSequence {
    private final int announced;
    private final Set<String> ids = new HashSet<>();
    private final Map<Verdict, Integer> counts = new LinkedHashMap<>();
    private int chosen;
    private boolean summed;
    private boolean finished;

    RunSequence(RunHeader header) {
        announced = header.cases();
    }

    void accept(CaseResult result) {
        requireOpen();
        if (summed) {
            throw new IllegalArgumentException("No case may follow the summary of the fuzzing");
        }
        if (!result.fuzzed() && chosen == announced) {
            throw new IllegalArgumentException("The header announces " + announced + " cases, and here is one more");
        }
        if (!ids.add(result.id())) {
            throw new IllegalArgumentException("The case " + result.id() + " is there twice");
        }
        chosen += result.fuzzed() ? 0 : 1;
        counts.merge(result.verdict(), 1, Integer::sum);
    }

    void accept(Fuzzing fuzzing) {
        requireOpen();
        if (summed) {
            throw new IllegalArgumentException("A run has one summary of the fuzzing, and this is another");
        }
        for (Fuzzing.Found each : fuzzing.findings()) {
            if (!ids.contains(each.id())) {
                throw new IllegalArgumentException("The finding " + each.id() + " is not among the cases");
            }
        }
        summed = true;
    }

    void accept(RunFooter footer) {
        requireOpen();
        footer.counts().forEach((verdict, count) -> {
            int seen = counts.getOrDefault(verdict, 0);
            if (seen != count) {
                throw new IllegalArgumentException(
                        "The footer counts " + count + " with " + verdict + ", and there are " + seen);
            }
        });
        finished = true;
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalArgumentException("Nothing may follow the footer");
        }
    }
}
