package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.CatalogueException;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.reports.InvalidResultsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "wsgauntlet",
        description = "Proves WebSocket servers right or wrong on the wire.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            FuzzCommand.class,
            ReplayCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            ServeCommand.class,
            ReportCommand.class,
            GenerateCompletion.class
        },
        footer = {
            "",
            "Exit codes: 0 as expected, 1 not as expected, 2 usage, 3 the target could not be judged.",
        })
public final class Main {
    private Main() {}

    /** Run the command line and end the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // --include @FILE means something else.
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof IllegalArgumentException
                            || e instanceof CatalogueException
                            || e instanceof InvalidResultsException
                            || e instanceof IOException
                            || e instanceof UncheckedIOException) {
                        command.getErr().println("wsgauntlet: " + e.getMessage());
                        return Exit.USAGE.code();
                    }
                    throw e;
                });
    }
}
