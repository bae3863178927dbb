package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in one line how a run went. */
final class Summary {
    private Summary() {}

    /** Return the verdicts that were given and how often, for example {@code 80 PASS, 2 WARN}. */
    static String of(Map<Verdict, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
