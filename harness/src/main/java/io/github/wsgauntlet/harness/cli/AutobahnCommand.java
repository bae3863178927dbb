package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.AutobahnReport;
import io.github.wsgauntlet.reports.Results;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the report for scripts that read Autobahn|Testsuite. */
@Command(
        name = "autobahn",
        description = "Make the report that scripts for Autobahn|Testsuite read: index.json, and a file for each case.",
        mixinStandardHelpOptions = true)
final class AutobahnCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final RecordArgument record = new RecordArgument();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
    private Path out = Path.of("");

    @Option(
            names = "--ids",
            paramLabel = "IDS",
            defaultValue = "autobahn",
            description = "Report cases by the ids of autobahn, those without left out; by ours; or by both, ours where"
                    + " there is no other (default: ${DEFAULT-VALUE}).")
    private AutobahnReport.Ids ids = AutobahnReport.Ids.AUTOBAHN;

    @Override
    public Integer call() {
        Results results = record.complete();
        try {
            AutobahnReport.write(results, out, ids);
        } catch (IllegalArgumentException e) {
            throw record.refused(e);
        }
        spec.commandLine().getOut().println("Report: " + out.resolve(AutobahnReport.INDEX));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
