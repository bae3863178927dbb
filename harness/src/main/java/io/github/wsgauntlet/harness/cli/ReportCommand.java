package io.github.wsgauntlet.harness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes reports of previous runs. */
@Command(
        name = "report",
        description = "Write a report of previous runs.",
        subcommands = {
            AutobahnCommand.class,
            BadgeCommand.class,
            DiffCommand.class,
            HtmlCommand.class,
            JunitCommand.class,
            MarkdownCommand.class,
            MatrixCommand.class,
            MergeCommand.class,
            SarifCommand.class,
            SiteCommand.class
        })
final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say which report: " + String.join(", ", spec.subcommands().keySet()));
    }
}
