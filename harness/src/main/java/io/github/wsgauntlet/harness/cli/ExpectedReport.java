package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.Results;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;

/** Makes a report that says what was not as expected. */
abstract class ExpectedReport extends RecordReport {
    @ArgGroup(validate = false, heading = "%nWhat is expected:%n")
    private BaselineOptions baseline = new BaselineOptions();

    /**
     * Write the report.
     *
     * @throws IllegalStateException if there is nothing to be said about such a run
     */
    abstract void write(Results results, Path out, Yardstick yardstick);

    @Override
    final Path write(RecordArgument record, Path out) {
        Results results = record.complete();
        Yardstick yardstick = baseline.gate().yardstick(Catalogue.load(), RecordArgument.day(results));
        try {
            write(results, out, yardstick);
        } catch (IllegalStateException e) {
            throw record.refused(e);
        }
        return out;
    }
}
