package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.record.Results;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Parameters;

/** Says of which run a report is made. */
final class RecordArgument {
    @Parameters(paramLabel = "RESULTS", description = "The results.ndjson of a run.")
    private Path file = Path.of("");

    /**
     * Read the run, whether it came to its end or not.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    Results read() {
        Records.requireFile(file);
        return Results.read(file);
    }

    /**
     * Read a run that came to its end; of another, a report would show less than there may be.
     *
     * @throws IllegalArgumentException if there is no such file or no such run in it
     */
    Results complete() {
        Records.requireFile(file);
        return Records.complete(file);
    }

    /** Return the day of a run, which says what was expected then. */
    static LocalDate day(Results results) {
        return LocalDate.ofInstant(results.header().started(), ZoneOffset.UTC);
    }

    /** Return a problem with the run as one line that names the file. */
    IllegalArgumentException refused(Exception problem) {
        return new IllegalArgumentException(file + ": " + problem.getMessage(), problem);
    }
}
