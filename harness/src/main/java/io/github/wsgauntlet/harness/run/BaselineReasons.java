package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.BaselineUpdate.Seen;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run has found, as a baseline says it. */
public final class BaselineReasons {
    private BaselineReasons() {}

    /**
     * Return the verdict on each case and what to say of it: the requirement, what was seen in the first case that
     * shows it, and the bytes of that.
     */
    public static Map<String, Seen> of(Collection<CaseResult> results) {
        var sentences = new HashMap<Ground, String>();
        var findings = new LinkedHashMap<String, Seen>();
        results.stream().sorted(Comparator.comparing(CaseResult::id)).forEach(result -> {
            var ground = new Ground(result.verdict(), result.blamed());
            String sentence = sentences.computeIfAbsent(ground, first -> sentence(result));
            findings.put(result.id(), new Seen(result.verdict(), sentence));
        });
        return findings;
    }

    private record Ground(Verdict verdict, String requirement) {}

    private static String sentence(CaseResult result) {
        String seen = result.actual().replaceAll("\\s+", " ");
        return result.blamed() + ": " + seen + " [" + WireSummary.of(result) + "]";
    }
}
