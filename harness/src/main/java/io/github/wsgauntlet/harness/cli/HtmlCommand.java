package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.HtmlReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the report for people anew. */
@Command(
        name = "html",
        description =
                "Make the report for people: one HTML file. Of a run that did not finish, it shows what is there.",
        mixinStandardHelpOptions = true)
final class HtmlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final RecordArgument record = new RecordArgument();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the page goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        HtmlReport.write(record.read(), out);
        spec.commandLine().getOut().println("Report: " + out);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
