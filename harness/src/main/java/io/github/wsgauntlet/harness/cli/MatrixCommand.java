package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts several runs side by side. */
@Command(
        name = "matrix",
        description = "Show runs side by side: one HTML page of targets × cases, and a summary in Markdown.")
final class MatrixCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The results.ndjson of a complete run. The columns have the order of the files.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The directory for " + MatrixReport.PAGE + " and " + MatrixReport.SUMMARY + ".")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        Records.requireDifferent(files);
        List<Results> runs = new ArrayList<>();
        for (Path file : files) {
            runs.add(Records.complete(file).withoutQuietTranscripts());
        }
        MatrixReport.write(runs, directory);
        PrintWriter out = Terminal.out(spec);
        out.println("Summary: " + directory.resolve(MatrixReport.SUMMARY));
        out.println("Report: " + directory.resolve(MatrixReport.PAGE));
        out.flush();
        return 0;
    }
}
