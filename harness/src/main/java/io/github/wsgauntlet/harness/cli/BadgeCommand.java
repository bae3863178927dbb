package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.BadgeReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the badge of a run. */
@Command(name = "badge", description = "Draw a badge for a README: an SVG image.", mixinStandardHelpOptions = true)
final class BadgeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final RecordArgument record = new RecordArgument();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the image goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        BadgeReport.write(record.complete(), out);
        spec.commandLine().getOut().println("Report: " + out);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
