package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.markdown.MarkdownReport;
import io.github.wsgauntlet.reports.record.Results;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Summarizes a run. */
@Command(name = "markdown", description = "Summarize a run in Markdown. What differs from the baseline comes first.")
final class MarkdownCommand extends ExpectedReport {
    @Override
    void write(Results results, Path out, Yardstick yardstick) {
        if (yardstick.known()) {
            MarkdownReport.write(results, out, yardstick::standing);
        } else {
            MarkdownReport.write(results, out);
        }
    }
}
