package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.MarkdownReport;
import io.github.wsgauntlet.reports.Results;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Summarizes a run. */
@Command(
        name = "markdown",
        description = "Summarize a run as Markdown, what is not as the baseline says first.",
        mixinStandardHelpOptions = true)
final class MarkdownCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final RecordArgument record = new RecordArgument();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the summary goes.")
    private Path out = Path.of("");

    @Mixin
    private final BaselineOptions baseline = new BaselineOptions();

    @Override
    public Integer call() {
        Results results = record.complete();
        Yardstick yardstick = baseline.yardstick(Catalogue.load(Ledger.load()), RecordArgument.day(results));
        if (yardstick.known()) {
            MarkdownReport.write(results, out, yardstick::standing);
        } else {
            MarkdownReport.write(results, out);
        }
        spec.commandLine().getOut().println("Report: " + out);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
