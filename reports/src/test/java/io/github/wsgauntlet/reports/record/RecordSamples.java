package io.github.wsgauntlet.reports.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs that tests share. */
final class RecordSamples {
    private RecordSamples() {}

    /** Write a run to a file of its own: jqwik shrinks in the background, so tries must not share one. */
    static Path write(Results run) throws IOException {
        Path file = Files.createTempFile("results", ".ndjson");
        write(run, file);
        return file;
    }

    static void write(Results run, Path file) {
        try (ResultsWriter writer = ResultsWriter.open(file, run.header())) {
            run.cases().forEach(writer::write);
            run.fuzzing().ifPresent(writer::write);
            run.footer().ifPresent(writer::finish);
        }
    }
}
