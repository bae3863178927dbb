package io.github.wsgauntlet.harness.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A command that goes on until a client ends it. */
final class Background {
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter() {
        @Override
        public void flush() {
            toString().lines().findFirst().ifPresent(first::complete);
        }
    };
    private final CompletableFuture<Integer> exit;

    private Background(String... arguments) {
        this.exit = CompletableFuture.supplyAsync(() -> {
            int code = Main.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(arguments);
            first.complete(err.toString());
            return code;
        });
    }

    /** Begin to execute a command line. */
    static Background start(String... arguments) {
        return new Background(arguments);
    }

    /** Wait for the first line it prints; where there is none, return what it says of errors. */
    String firstLine() {
        return first.join();
    }

    /** Return what was printed of errors. */
    String err() {
        return err.toString();
    }

    /** Wait for its end, and return the exit code. */
    int exit() {
        return exit.join();
    }

    /** Wait for its end, and return the lines after the first, and then the exit code. */
    List<String> end() {
        String code = String.valueOf(exit());
        List<String> lines = new ArrayList<>(out.toString().lines().skip(1).toList());
        lines.add(code);
        return lines;
    }
}
