package io.github.wsgauntlet.harness.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Executes command lines and keeps what they print. */
final class Shell {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Execute a command line and return its exit code. */
    int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    /** Execute a command line and return its exit code. */
    int execute(List<String> arguments) {
        return execute(arguments.toArray(String[]::new));
    }

    /** Return what was printed for whoever reads it. */
    StringWriter out() {
        return out;
    }

    /** Return what was printed of errors. */
    StringWriter err() {
        return err;
    }
}
