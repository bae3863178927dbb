package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.harness.run.BrokenRunException;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.Trouble;
import io.github.wsgauntlet.reports.record.InvalidResultsException;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        subcommands = {
            RunCommand.class,
            ClientsCommand.class,
            FuzzCommand.class,
            ReplayCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            ServeCommand.class,
            ReportCommand.class,
            WstestCommand.class,
            GenerateCompletion.class
        })
public final class Main extends Program {
    /** Memory to say with that there is none left. */
    private static final AtomicReference<byte[]> RESERVE = new AtomicReference<>(new byte[1 << 20]);

    /** What systems say where nobody reads any more what is written. */
    private static final Set<String> READER_GONE =
            Set.of("Broken pipe", "The pipe is being closed", "The pipe has been ended");

    /** What asks for no command. */
    private static final Set<String> VERSION = Set.of("-V", "--version");

    /** What shells say of a command that SIGPIPE has ended, 128 and 13. */
    private static final int UNREAD = 141;

    private static final AtomicBoolean GIVEN_UP = new AtomicBoolean();

    private Main() {}

    /** Run the command line and end the JVM with its exit code. */
    public static void main(String[] args) {
        var output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(output.printStream());
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> giveUp(broken));
        int exit = commandLineFor(args).execute(args);
        System.exit(output.failure().map(Main::unheard).orElse(exit));
    }

    /**
     * Somebody asked for what is printed, so that a run that nobody can read of is no success. A reader that has gone
     * has seen enough, and is told no more; the exit code is that of any other tool, which SIGPIPE ends.
     */
    private static int unheard(IOException failure) {
        if (READER_GONE.contains(String.valueOf(failure.getMessage()))) {
            return UNREAD;
        }
        tell(new PrintWriter(System.err), "What is printed cannot be written: " + failure.getMessage() + ".");
        return Exit.NOT_JUDGED.code();
    }

    /**
     * End the JVM when a thread breaks that nobody waits for: without what it was doing, nothing that comes can be
     * relied on. The first one has its say.
     */
    private static void giveUp(Throwable broken) {
        if (GIVEN_UP.getAndSet(true)) {
            return;
        }
        RESERVE.set(new byte[0]);
        try {
            tell(new PrintWriter(System.err), Trouble.sentence(broken));
            System.exit(Exit.NOT_JUDGED.code());
        } catch (OutOfMemoryError none) {
            Runtime.getRuntime().halt(Exit.NOT_JUDGED.code());
        }
    }

    /** Say what is kept of a run that a signal ends; one that this ends has been spoken of. */
    static void cut(PrintWriter err, String kept) {
        if (!GIVEN_UP.get()) {
            tell(err, kept);
        }
    }

    /** Return the command line with all its commands. */
    static CommandLine commandLine() {
        return prepared(new CommandLine(new Main()));
    }

    /**
     * Return the command line as far as these words need it: to prepare all commands takes longer than most of them
     * have to do.
     */
    static CommandLine commandLineFor(String... words) {
        if (words.length == 1 && VERSION.contains(words[0])) {
            return prepared(new CommandLine(new Program()));
        }
        return Stream.of(words)
                .limit(1)
                .flatMap(Main::named)
                .map(command -> prepared(new CommandLine(new Program()).addSubcommand(command)))
                .findFirst()
                .orElseGet(Main::commandLine);
    }

    /** Return the command of that name, unless it is the one that is about all others. */
    private static Stream<Class<?>> named(String name) {
        return Stream.<Class<?>>of(Main.class.getAnnotation(Command.class).subcommands())
                .filter(each -> each != GenerateCompletion.class)
                .filter(each -> each.getAnnotation(Command.class).name().equals(name));
    }

    private static CommandLine prepared(CommandLine line) {
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                // --include @FILE means something else.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, arguments) -> {
                    CommandLine command = e.getCommandLine();
                    tell(command.getErr(), e.getMessage());
                    UnmatchedArgumentException.printSuggestions(e, command.getErr());
                    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
                    return Exit.USAGE.code();
                })
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
                .setExecutionStrategy(Main::executed);
    }

    /** Execute a command. Errors are no exceptions, and would otherwise end in the exit code of a verdict. */
    private static int executed(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (Error broken) {
            return failed(broken, parsed.commandSpec().commandLine());
        }
    }

    /** Say in one line what went wrong, and return the exit code for it. */
    private static int failed(Throwable broken, CommandLine command) {
        PrintWriter err = command.getErr();
        Optional<String> unusable = Trouble.ofFile(broken);
        if (unusable.isPresent()) {
            return tell(err, unusable.get(), Exit.USAGE);
        }
        return switch (broken) {
            case IllegalArgumentException wrong -> tell(err, wrong.getMessage(), Exit.USAGE);
            case InvalidFileException wrong -> tell(err, wrong.getMessage(), Exit.USAGE);
            case InvalidResultsException wrong -> tell(err, wrong.getMessage(), Exit.USAGE);
            case SocketException taken -> tell(err, taken.getMessage(), Exit.USAGE);
            case BrokenRunException ended -> tell(err, ended.getMessage(), Exit.NOT_JUDGED);
            default -> tell(err, Trouble.sentence(broken), Exit.NOT_JUDGED);
        };
    }

    private static int tell(PrintWriter err, String sentence, Exit exit) {
        tell(err, sentence);
        return exit.code();
    }

    /** Tell a user something that is no part of what was asked for. */
    static void tell(PrintWriter err, String sentence) {
        HarmlessWriter.on(err).println(spoken(sentence));
        err.flush();
    }

    /** Print the last line of a command, why it ends as it does; return the exit code. */
    static int ended(PrintWriter out, int exit, String because) {
        out.println("Exit " + exit + ": " + Legible.line(because));
        out.flush();
        return exit;
    }

    /** Warn a user of what has no effect, or not the one that was meant. */
    static void warn(PrintWriter err, String sentence) {
        tell(err, "warning: " + sentence);
    }

    private static String spoken(String sentence) {
        return "wsgauntlet: " + Legible.line(sentence);
    }
}
