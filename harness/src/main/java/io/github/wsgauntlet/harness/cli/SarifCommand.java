package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.Results;
import io.github.wsgauntlet.reports.SarifReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the log for code scanning. */
@Command(
        name = "sarif",
        description = "Make the log for code scanning: SARIF 2.1.0. What the baseline knows is suppressed in it.",
        mixinStandardHelpOptions = true)
final class SarifCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final RecordArgument record = new RecordArgument();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the log goes.")
    private Path out = Path.of("");

    @Mixin
    private final BaselineOptions baseline = new BaselineOptions();

    @Override
    public Integer call() {
        Results results = record.complete();
        Yardstick yardstick = baseline.yardstick(Catalogue.load(Ledger.load()), RecordArgument.day(results));
        try {
            SarifReport.write(results, out, yardstick::standing);
        } catch (IllegalStateException e) {
            throw record.refused(e);
        }
        spec.commandLine().getOut().println("Report: " + out);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
