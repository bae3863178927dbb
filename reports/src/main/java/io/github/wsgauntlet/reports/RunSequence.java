package io.github.wsgauntlet.reports;

import io.github.wsgauntlet.cases.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What makes lines one run: each case once, no more than announced, and a footer that counts them right. */
final class RunSequence {
    private final int announced;
    private final Set<String> ids = new HashSet<>();
    private final Map<Verdict, Integer> counts = new LinkedHashMap<>();
    private boolean finished;

    RunSequence(RunHeader header) {
        announced = header.cases();
    }

    void accept(CaseResult result) {
        requireOpen();
        if (ids.size() == announced) {
            throw new IllegalArgumentException("The header announces " + announced + " cases, and here is one more");
        }
        if (!ids.add(result.id())) {
            throw new IllegalArgumentException("The case " + result.id() + " is there twice");
        }
        counts.merge(result.verdict(), 1, Integer::sum);
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
