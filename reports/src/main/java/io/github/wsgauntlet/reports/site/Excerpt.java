package io.github.wsgauntlet.reports.site;

import static java.util.stream.Collectors.partitioningBy;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.reports.view.Tally;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Some cases of a run as a run of their own, which does not say more than they do. */
final class Excerpt {
    private static final int NOT_AS_EXPECTED = 1;

    private Excerpt() {}

    /**
     * Take the cases of which something holds. Where one is left out that did not pass, the sentence at the end of the
     * run goes, which counts it, and a run of which nothing is left that failed proves nothing: it is never said to
     * conform.
     *
     * @param run a run that is complete
     */
    static Results of(Results run, Predicate<CaseResult> taken) {
        Map<Boolean, List<CaseResult>> parts = run.cases().stream().collect(partitioningBy(taken));
        List<CaseResult> cases = parts.get(true);
        RunHeader header = run.header();
        RunHeader fewer = new RunHeader(
                header.tool(),
                header.started(),
                header.target(),
                header.capabilities(),
                cases.size(),
                header.shard(),
                header.requirements());
        RunFooter footer = run.footer().orElseThrow();
        boolean whole = parts.get(false).stream().allMatch(result -> Tally.unremarkable(result.verdict()));
        boolean failed = cases.stream().anyMatch(result -> result.verdict() == Verdict.FAIL);
        return Results.of(
                fewer,
                cases,
                new RunFooter(
                        footer.finished(),
                        footer.millis(),
                        RunFooter.count(cases),
                        whole ? footer.exit() : failed ? NOT_AS_EXPECTED : RunFooter.NOT_JUDGED,
                        whole ? footer.summary() : ""));
    }
}
