package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.junit.JunitXmlReport;
import io.github.wsgauntlet.reports.record.Results;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Makes the report for CI servers anew. */
@Command(name = "junit", description = "Write the report for CI servers: JUnit XML.")
final class JunitCommand extends ExpectedReport {
    @Override
    void write(Results results, Path out, Yardstick yardstick) {
        JunitXmlReport.write(
                results,
                out,
                yardstick::surprises,
                yardstick.shortfalls(results.header().capabilities()));
    }
}
