package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.reports.html.HtmlReport;
import io.github.wsgauntlet.reports.junit.JunitXmlReport;
import io.github.wsgauntlet.reports.markdown.MarkdownReport;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.ResultsWriter;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Executes a run and leaves its record and reports in a directory. */
public final class RecordedRun {
    /** The name of the record in the directory of a run. */
    public static final String RECORD = "results.ndjson";

    /** The name of the HTML report next to it. */
    public static final String PAGE = "index.html";

    private final Run run;
    private final Path directory;
    private final Set<Format> formats;

    /** Something that is tried after the cases, and that the same record tells of. */
    @FunctionalInterface
    public interface Supplement {
        /**
         * Try it.
         *
         * @param each told of each result
         * @return what else there is to say; nothing where nothing was tried
         */
        Optional<Fuzzing> play(Consumer<CaseResult> each);
    }

    /**
     * Create a recorded run.
     *
     * @param run the prepared run
     * @param directory where {@code results.ndjson}, {@code index.html}, {@code junit.xml} and {@code summary.md} are
     *     written
     * @param formats what else is written there
     * @throws IllegalArgumentException if a format has nothing to say about such a run
     */
    public RecordedRun(Run run, Path directory, Set<Format> formats) {
        formats.forEach(format -> format.check(run.cases()));
        this.run = run;
        this.directory = directory;
        this.formats = Set.copyOf(formats);
    }

    /**
     * Execute the run.
     *
     * @param yardstick what is expected of the target
     * @param each told of each result as it comes, from several threads
     * @param supplement what is tried after the cases, if the target can be judged
     * @return the end of the record
     * @throws java.io.UncheckedIOException if the directory cannot be written; what was recorded before stays
     */
    public RunFooter execute(Yardstick yardstick, Consumer<CaseResult> each, Supplement supplement) {
        Path record = directory.resolve(RECORD);
        RunFooter footer;
        try (var writer = ResultsWriter.open(record, run.header())) {
            var results = new ConcurrentLinkedQueue<CaseResult>();
            Consumer<CaseResult> recording = result -> {
                writer.write(result);
                results.add(result);
                each.accept(result);
            };
            run.execute(recording);
            if (run.obstacle().isEmpty()) {
                supplement.play(recording).ifPresent(writer::write);
            }
            footer = run.footer(yardstick, results);
            writer.finish(footer);
        }
        report(Results.read(record), yardstick, directory, formats);
        return footer;
    }

    /** Write the reports on a run next to its record. */
    static void report(Results results, Yardstick yardstick, Path directory, Set<Format> formats) {
        HtmlReport.write(results, directory.resolve(PAGE));
        JunitXmlReport.write(
                results,
                directory.resolve("junit.xml"),
                result -> yardstick.surprise(result).isPresent());
        Path summary = directory.resolve("summary.md");
        if (yardstick.known()) {
            MarkdownReport.write(results, summary, yardstick::standing);
        } else {
            MarkdownReport.write(results, summary);
        }
        formats.forEach(format -> format.write(results, directory, yardstick));
    }

    /** Return where the HTML report is. */
    public Path index() {
        return directory.resolve(PAGE);
    }
}
