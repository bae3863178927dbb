package io.github.wsgauntlet.harness.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Says how much is printed. */
final class VerbosityOptions {
    @Option(
            names = {"-v", "--verbose"},
            description = "Show what does not fail the run, too, and name every case.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not say on standard error how far the run has come.")
    private boolean quiet;

    /**
     * Return where a command prints, and how much.
     *
     * @param environment the environment variables, which say whether a workflow listens
     */
    Terminal terminal(CommandSpec spec, Map<String, String> environment) {
        return new Terminal(
                Terminal.out(spec), Terminal.err(spec), Ansi.AUTO, verbose, quiet, WorkflowCommands.in(environment));
    }
}
