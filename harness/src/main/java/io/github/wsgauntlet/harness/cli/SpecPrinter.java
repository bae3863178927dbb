package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.harness.plan.Audience;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Tally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints how each run ended that a spec asked for. */
final class SpecPrinter implements Audience {
    private final PrintWriter out;
    private final String name;
    private final int cases;

    private SpecPrinter(PrintWriter out, String name, int cases) {
        this.out = out;
        this.name = name;
        this.cases = cases;
    }

    /** Return what prints runs there. */
    static Source to(PrintWriter out) {
        return (plan, target, cases) -> new SpecPrinter(out, target.name(), cases.size());
    }

    @Override
    public void end(RunFooter footer, List<CaseResult> results, Yardstick yardstick, Path page) {
        out.println(String.format(
                Locale.ROOT,
                "%s: %s in %.2f s: %s",
                name,
                Words.counted(cases, "case"),
                footer.millis() / 1e3,
                new Tally(footer.counts()).names()));
        out.println("Report: " + page);
        out.flush();
    }
}
