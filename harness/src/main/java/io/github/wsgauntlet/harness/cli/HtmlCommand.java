package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.html.HtmlReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Makes the report for people anew. */
@Command(
        name = "html",
        description =
                "Write the report for people: one HTML file. Of a run that did not finish, it shows what is there.")
final class HtmlCommand extends RecordReport {
    @Override
    Path write(RecordArgument record, Path out) {
        HtmlReport.write(record.read(), out);
        return out;
    }
}
