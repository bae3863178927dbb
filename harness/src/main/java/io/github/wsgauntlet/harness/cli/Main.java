package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.reports.record.InvalidResultsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "wsgauntlet",
        description = "Proves WebSocket servers right or wrong on the wire.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:As expected.",
            "1:Not as expected.",
            "2:Wrong usage, or a file that cannot be used.",
            "3:The server could not be judged."
        },
        subcommands = {
            RunCommand.class,
            FuzzCommand.class,
            ReplayCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            ServeCommand.class,
            ReportCommand.class,
            GenerateCompletion.class
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
                .setParameterExceptionHandler((e, arguments) -> {
                    CommandLine command = e.getCommandLine();
                    command.getErr().println("wsgauntlet: " + e.getMessage());
                    UnmatchedArgumentException.printSuggestions(e, command.getErr());
                    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
                    return Exit.USAGE.code();
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof IllegalArgumentException
                            || e instanceof InvalidFileException
                            || e instanceof InvalidResultsException
                            || e instanceof IOException
                            || e instanceof UncheckedIOException) {
                        command.getErr().println("wsgauntlet: " + sentence(e));
                        return Exit.USAGE.code();
                    }
                    throw e;
                });
    }

    /** Return what a user is told of a problem. Those of files name nothing but the file. */
    private static String sentence(Exception problem) {
        Throwable cause = problem instanceof UncheckedIOException unchecked ? unchecked.getCause() : problem;
        return switch (cause) {
            case AccessDeniedException denied -> denied.getFile() + ": Access is denied.";
            case FileAlreadyExistsException exists -> exists.getFile() + ": There is a file of this name.";
            case NoSuchFileException missing -> missing.getFile() + ": There is no such file or directory.";
            default -> cause.getMessage();
        };
    }
}
