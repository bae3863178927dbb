package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.sarif.SarifReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Makes the log for code scanning. */
@Command(
        name = "sarif",
        description = "Write the log for code scanning: SARIF 2.1.0. What the baseline knows is suppressed in it.")
final class SarifCommand extends ExpectedReport {
    @Override
    void write(Results results, Path out, Yardstick yardstick) {
        SarifReport.write(results, out, yardstick::standing);
    }
}
