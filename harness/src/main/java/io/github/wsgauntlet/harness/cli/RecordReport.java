package io.github.wsgauntlet.harness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a report of a previous run. */
abstract class RecordReport implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final RecordArgument record = new RecordArgument();

    @Option(
            names = "--out",
            paramLabel = "PATH",
            required = true,
            description = "The file to write, or for autobahn the directory.")
    private Path out = Path.of("");

    /**
     * Write the report.
     *
     * @param record which run it is about
     * @param out where it goes
     * @return the file to open
     */
    abstract Path write(RecordArgument record, Path out);

    @Override
    public final Integer call() {
        Terminal.out(spec).println("Report: " + write(record, out));
        return 0;
    }
}
