package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.reports.diff.DiffReport;
import io.github.wsgauntlet.reports.diff.RunDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what has changed from one run to another. */
@Command(
        name = "diff",
        description = "Show what changed from one run to another: one HTML page, and a summary in Markdown.")
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The results.ndjson of the earlier run.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The results.ndjson of the later run.")
    private Path after = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The directory for " + DiffReport.PAGE + " and " + DiffReport.SUMMARY + ".")
    private Path directory = Path.of("");

    @Option(names = "--exit-code", description = "Exit with 1 if a case got worse.")
    private boolean exitCode;

    @Override
    public Integer call() throws IOException {
        Records.requireDifferent(List.of(before, after));
        RunDiff diff = RunDiff.of(Records.complete(before), Records.complete(after));
        DiffReport.write(diff, directory);
        PrintWriter out = Terminal.out(spec);
        out.println(diff.headline());
        out.println("Summary: " + directory.resolve(DiffReport.SUMMARY));
        out.println("Report: " + directory.resolve(DiffReport.PAGE));
        out.flush();
        return (exitCode && diff.worse() > 0 ? Exit.NOT_AS_EXPECTED : Exit.AS_EXPECTED).code();
    }
}
