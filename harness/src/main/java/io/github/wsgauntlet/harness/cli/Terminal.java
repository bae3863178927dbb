package io.github.wsgauntlet.harness.cli;

import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command prints, and how much.
 *
 * @param out where its results go
 * @param err where it says how far it has come
 * @param ansi whether both are a terminal that takes colours, and a cursor that moves
 * @param verbose whether everything is printed that can be
 * @param quiet whether it does not say how far it has come
 * @param workflow the workflow that reads what is printed
 */
record Terminal(
        HarmlessWriter out,
        HarmlessWriter err,
        Ansi ansi,
        boolean verbose,
        boolean quiet,
        Optional<WorkflowCommands> workflow) {

    /** Return where a command prints its results. */
    static HarmlessWriter out(CommandSpec spec) {
        return HarmlessWriter.on(spec.commandLine().getOut());
    }

    /** Return where a command prints what is no part of its results. */
    static HarmlessWriter err(CommandSpec spec) {
        return HarmlessWriter.on(spec.commandLine().getErr());
    }
}
