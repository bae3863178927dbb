package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.FuzzSupplement;
import io.github.wsgauntlet.harness.plan.Audience;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Reason;
import io.github.wsgauntlet.reports.view.Tally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints how a run goes that makes up what it plays. */
final class FuzzPrinter implements Audience {
    private final PrintWriter out;
    private final boolean coverage;
    private final Path report;

    FuzzPrinter(PrintWriter out, boolean coverage, Path report) {
        this.out = out;
        this.coverage = coverage;
        this.report = report;
    }

    /**
     * Return what prints runs there.
     *
     * @param coverage whether it prints how often each state of the oracle was reached, and each requirement
     */
    static Source to(PrintWriter out, boolean coverage) {
        return (plan, target, cases) -> begin(plan, target, coverage, out);
    }

    private static Audience begin(Plan plan, Target target, boolean coverage, PrintWriter out) {
        long seed = plan.fuzzing().map(FuzzOptions::seed).orElseThrow();
        out.println(target.name() + ", seed " + seed);
        out.flush();
        return new FuzzPrinter(out, coverage, plan.reports().directory());
    }

    @Override
    public void see(CaseResult result, Yardstick yardstick) {
        if (result.verdict() == Verdict.PASS || result.verdict() == Verdict.SKIP) {
            return;
        }
        String known = yardstick.surprises(result) ? "" : " (known)";
        out.println(String.format(
                Locale.ROOT,
                "%-6s %s%s%n       %s",
                result.verdict(),
                result.id(),
                known,
                Legible.line(Reason.of(result, Ledger.load()))));
        result.sent().forEach(step -> out.println("       - " + step));
        if (result.fuzzed()) {
            out.println("       " + FuzzSupplement.file(report, result.id()));
        }
        out.flush();
    }

    @Override
    public void fuzzed(Fuzzing fuzzing) {
        if (coverage) {
            fuzzing.states().forEach((state, count) -> out.printf("%7d %s%n", count, state));
            fuzzing.requirements().forEach((requirement, count) -> out.printf("%7d %s%n", count, requirement));
        }
        fuzzing.flaky().forEach(seen -> out.println("Not every time: " + Legible.line(seen)));
        out.printf(
                Locale.ROOT,
                "%d samples, %.0f a second; %d could not be judged, %d showed a finding again%n",
                fuzzing.tries(),
                fuzzing.tries() * 1e3 / fuzzing.millis(),
                fuzzing.unjudged(),
                fuzzing.again());
    }

    @Override
    public void end(RunFooter footer, List<CaseResult> results, Yardstick yardstick, Path page) {
        out.println(
                String.format(Locale.ROOT, "%.2f s: %s", footer.millis() / 1e3, new Tally(footer.counts()).names()));
        out.println("Report: " + page);
        out.flush();
    }

    @Override
    public void updated(Path baseline) {
        out.println("Baseline: " + baseline);
        out.flush();
    }
}
