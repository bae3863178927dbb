package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.plan.Audience;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Reason;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** Prints how a run of cases goes. */
final class RunPrinter implements Audience {
    private final PrintWriter out;
    private final Gate gate;
    private final int cases;
    private final Progress progress;

    private RunPrinter(PrintWriter out, Gate gate, int cases) {
        this.out = out;
        this.gate = gate;
        this.cases = cases;
        this.progress = new Progress(out, Ansi.AUTO, cases, System::nanoTime);
    }

    /** Return what prints runs there. */
    static Source to(PrintWriter out) {
        return (plan, target, cases) -> begin(plan, target, cases, out);
    }

    private static Audience begin(Plan plan, Target target, List<Case> cases, PrintWriter out) {
        out.println(target.name() + ", " + cases.size() + " cases");
        out.flush();
        return new RunPrinter(out, plan.gate(), cases.size());
    }

    @Override
    public void see(CaseResult result, Yardstick yardstick) {
        if (!gate.updates()) {
            news(result, yardstick).ifPresent(sentence -> progress.print(result, sentence));
        }
        progress.count(result);
    }

    /** What is worth a look: without a baseline every verdict from WARN on, with one what it does not expect. */
    private Optional<String> news(CaseResult result, Yardstick yardstick) {
        return gate.baseline().isPresent()
                ? yardstick.surprise(result)
                : Optional.of(Reason.of(result))
                        .filter(reason -> result.verdict().atLeast(Verdict.WARN));
    }

    @Override
    public void end(RunFooter footer, Path page) {
        progress.end();
        out.println(
                String.format(Locale.ROOT, "%d cases in %.2f s: %s", cases, footer.millis() / 1e3, footer.summary()));
        out.println("Report: " + page);
        out.flush();
    }

    @Override
    public void updated(Path baseline) {
        out.println("Baseline: " + baseline);
        out.flush();
    }
}
