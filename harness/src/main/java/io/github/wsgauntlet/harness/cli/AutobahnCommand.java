package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.autobahn.AutobahnReport;
import io.github.wsgauntlet.reports.record.Results;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the report for scripts that read Autobahn|Testsuite. */
@Command(
        name = "autobahn",
        description = "Write the report that scripts for Autobahn|Testsuite read: index.json and a file for each case.")
final class AutobahnCommand extends RecordReport {
    @Option(
            names = "--ids",
            paramLabel = "IDS",
            defaultValue = "autobahn",
            description =
                    "The ids in the report: autobahn leaves out the cases that have none there, ours takes our own,"
                            + " both takes ours where there is no other (default: ${DEFAULT-VALUE}).")
    private AutobahnReport.Ids ids = AutobahnReport.Ids.AUTOBAHN;

    @Mixin
    private final AutobahnVerdictsOption by = new AutobahnVerdictsOption();

    @Override
    Path write(RecordArgument record, Path out) {
        Results results = record.complete();
        try {
            AutobahnReport.write(results, out, ids, by.verdicts());
        } catch (IllegalArgumentException e) {
            throw record.refused(e);
        }
        return out.resolve(AutobahnReport.INDEX);
    }
}
