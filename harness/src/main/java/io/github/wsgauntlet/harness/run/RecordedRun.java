package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.reports.CaseResult;
import io.github.wsgauntlet.reports.HtmlReport;
import io.github.wsgauntlet.reports.JunitXmlReport;
import io.github.wsgauntlet.reports.Results;
import io.github.wsgauntlet.reports.ResultsWriter;
import io.github.wsgauntlet.reports.RunFooter;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Executes a run and leaves its record and reports in a directory. */
public final class RecordedRun {
    private final Run run;
    private final Path directory;

    /**
     * Create a recorded run.
     *
     * @param run the prepared run
     * @param directory where {@code results.ndjson}, {@code index.html} and {@code junit.xml} are written
     */
    public RecordedRun(Run run, Path directory) {
        this.run = run;
        this.directory = directory;
    }

    /**
     * Execute the run.
     *
     * @param yardstick what is expected of the target
     * @param each told of each result as it comes, from several threads
     * @return the end of the record
     * @throws java.io.UncheckedIOException if the directory cannot be written; what was recorded before stays
     */
    public RunFooter execute(Yardstick yardstick, Consumer<CaseResult> each) {
        Path record = directory.resolve("results.ndjson");
        RunFooter footer;
        try (var writer = ResultsWriter.open(record, run.header())) {
            footer = run.execute(yardstick, result -> {
                writer.write(result);
                each.accept(result);
            });
            writer.finish(footer);
        }
        Results results = Results.read(record);
        HtmlReport.write(results, index());
        JunitXmlReport.write(
                results,
                directory.resolve("junit.xml"),
                result -> yardstick.surprise(result).isPresent());
        return footer;
    }

    /** Returns where the HTML report is. */
    public Path index() {
        return directory.resolve("index.html");
    }
}
