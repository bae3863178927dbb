package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.JunitXmlReport;
import io.github.wsgauntlet.reports.Results;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the report for CI servers anew. */
@Command(name = "junit", description = "Make the report for CI servers: JUnit XML.", mixinStandardHelpOptions = true)
final class JunitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final RecordArgument record = new RecordArgument();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the XML goes.")
    private Path out = Path.of("");

    @Mixin
    private final BaselineOptions baseline = new BaselineOptions();

    @Override
    public Integer call() {
        Results results = record.complete();
        Yardstick yardstick = baseline.yardstick(Catalogue.load(Ledger.load()), RecordArgument.day(results));
        JunitXmlReport.write(results, out, result -> yardstick.surprise(result).isPresent());
        spec.commandLine().getOut().println("Report: " + out);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
