package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.plan.Audience;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Afterwards;
import io.github.wsgauntlet.reports.view.Tally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints how a run of cases goes, and when it has ended, what it has found. */
final class RunPrinter implements Audience {
    private final Terminal terminal;
    private final PrintWriter out;
    private final int cases;
    private final Ledger ledger;
    private final Progress progress;

    private RunPrinter(Terminal terminal, int cases, Ledger ledger) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.cases = cases;
        this.ledger = ledger;
        this.progress = new Progress(terminal.err().raw(), terminal.ansi(), cases, System::nanoTime);
    }

    /** Return what prints runs there. */
    static Source to(Terminal terminal) {
        return (plan, target, cases) -> begin(plan, target, cases, terminal);
    }

    private static Audience begin(Plan plan, Target target, List<Case> cases, Terminal terminal) {
        terminal.out().println(target.name() + ", " + Words.counted(cases.size(), "case"));
        terminal.out().flush();
        var printer = new RunPrinter(terminal, cases.size(), plan.repertoire().ledger());
        if (!terminal.quiet()) {
            printer.progress.watch();
        }
        return printer;
    }

    @Override
    public void see(CaseResult result, Yardstick yardstick) {
        if (!terminal.quiet()) {
            progress.count(result);
        }
    }

    @Override
    public void end(RunFooter footer, List<CaseResult> results, Yardstick yardstick, Path page) {
        progress.end();
        var findings = Findings.of(telling(footer, results), yardstick, ledger);
        new FindingsPrinter(terminal).print(findings);
        terminal.workflow()
                .ifPresent(workflow ->
                        workflow.annotate(findings.unexpected(), terminal.out().raw()));
        out.println(String.format(
                Locale.ROOT,
                "%s in %.2f s: %s",
                Words.counted(cases, "case"),
                footer.millis() / 1e3,
                new Tally(footer.counts()).names()));
        Afterwards.of(footer).ifPresent(out::println);
        out.println("Report: " + page);
        out.flush();
    }

    /** Where the run ends with a target that is gone, its last line says why so much is unclear. */
    private static List<CaseResult> telling(RunFooter footer, List<CaseResult> results) {
        return footer.judged()
                ? results
                : results.stream().filter(each -> each.verdict().judged()).toList();
    }

    @Override
    public void brokenOff() {
        progress.end();
    }

    @Override
    public void updated(Path baseline) {
        out.println("Baseline: " + baseline);
        out.flush();
    }
}
