package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.reports.html.HtmlReport;
import io.github.wsgauntlet.reports.junit.JunitXmlReport;
import io.github.wsgauntlet.reports.markdown.MarkdownReport;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Executes a run and leaves its record and reports in a directory. */
public final class RecordedRun {
    /** The name of the record in the directory of a run. */
    public static final String RECORD = "results.ndjson";

    /** The name of the HTML report next to it. */
    public static final String PAGE = "index.html";

    private static final String JUNIT = "junit.xml";
    private static final String SUMMARY = "summary.md";

    /** What is made of the record. */
    private static final List<String> REPORTS = List.of(PAGE, JUNIT, SUMMARY);

    private final Run run;
    private final Path directory;
    private final Set<Format> formats;
    private final Transcripts transcripts;

    /** What the run has shown, each fault under one name; nothing until it has ended. */
    private List<CaseResult> results = List.of();

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
     * @param transcripts of which cases the record keeps what went over the wire
     */
    public RecordedRun(Run run, Path directory, Set<Format> formats, Transcripts transcripts) {
        this.run = run;
        this.directory = directory;
        this.formats = Set.copyOf(formats);
        this.transcripts = transcripts.with(formats);
    }

    /**
     * Execute the run. Whatever ends it early, what was played before stays in the record, and there are reports of it
     * if that is possible.
     *
     * @param yardstick what is expected of the target
     * @param each told of each result as it comes, from several threads; its fault may yet get another name
     * @param supplement what is tried after the cases, if the target can be judged
     * @param cut told in one line what is kept if a signal ends the JVM meanwhile
     * @return the end of the record
     * @throws java.io.UncheckedIOException if the directory cannot be written
     * @throws BrokenRunException if the run or its reports could not come to their end; the message says what is kept
     */
    public RunFooter execute(
            Yardstick yardstick, Consumer<CaseResult> each, Supplement supplement, Consumer<String> cut) {
        try (var record = LiveRecord.open(directory.resolve(RECORD), run.header());
                var rescue = Rescue.from(record, () -> keep(record, yardstick), cut)) {
            remove(directory, REPORTS);
            Results whole = played(record, yardstick, each, supplement);
            rescue.disarm();
            results = whole.cases();
            reported(whole, yardstick);
            return whole.footer().orElseThrow();
        }
    }

    private Results played(LiveRecord record, Yardstick yardstick, Consumer<CaseResult> each, Supplement supplement) {
        try {
            Consumer<CaseResult> both = ((Consumer<CaseResult>) record::write).andThen(each);
            Consumer<CaseResult> recording = whole -> both.accept(transcripts.of(whole));
            run.execute(recording);
            if (run.obstacle().isEmpty() && !run.endedEarly()) {
                supplement.play(recording).ifPresent(record::write);
            }
            List<CaseResult> named = Blame.settled(record.results());
            return record.finish(named, run.footer(yardstick, named));
        } catch (RuntimeException | Error broken) {
            // What a signal has cut is kept on its thread.
            String kept = record.cut() ? " " + keep(record, yardstick) : "";
            throw new BrokenRunException(Trouble.sentence(broken) + kept, broken);
        }
    }

    private void reported(Results results, Yardstick yardstick) {
        try {
            report(results, yardstick, directory, formats);
        } catch (RuntimeException | Error broken) {
            if (Trouble.ofFile(broken).isPresent()) {
                throw broken;
            }
            String kept = "The run is complete in " + directory.resolve(RECORD) + ", but not all reports are written.";
            throw new BrokenRunException(Trouble.sentence(broken) + " " + kept, broken);
        }
    }

    /**
     * Remove what a run has left in a directory, where nobody shall take it for what comes instead.
     *
     * @throws UncheckedIOException if something is there to stay
     */
    public static void clear(Path directory) {
        remove(directory, REPORTS);
        remove(directory, List.of(RECORD));
    }

    private static void remove(Path directory, List<String> names) {
        for (String name : names) {
            try {
                Files.deleteIfExists(directory.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Write the reports of what a record has that was cut, if that is possible, and say what there is. */
    private String keep(LiveRecord record, Yardstick yardstick) {
        String played = "The run ended early, after " + record.extent() + ": ";
        try {
            Results results = Results.read(directory.resolve(RECORD));
            pages(results, yardstick, directory);
            return played + directory.resolve(PAGE);
        } catch (RuntimeException | Error broken) {
            // That there is no page either is part of the same trouble; half a page is none.
            remove(directory, REPORTS);
            return played + directory.resolve(RECORD);
        }
    }

    /** Write the reports on a run next to its record. */
    static void report(Results results, Yardstick yardstick, Path directory, Set<Format> formats) {
        pages(results, yardstick, directory);
        Path summary = directory.resolve(SUMMARY);
        if (yardstick.known()) {
            MarkdownReport.write(results, summary, yardstick::standing);
        } else {
            MarkdownReport.write(results, summary);
        }
        formats.forEach(format -> format.write(results, directory, yardstick));
    }

    /** Write what there is of a run that was cut, too, and that says so. */
    private static void pages(Results results, Yardstick yardstick, Path directory) {
        HtmlReport.write(results, directory.resolve(PAGE));
        JunitXmlReport.write(
                results,
                directory.resolve(JUNIT),
                yardstick::surprises,
                yardstick.shortfalls(results.header().capabilities()));
    }

    /** Return what the run has shown, as its record has it, each fault under one name; nothing until it has ended. */
    public List<CaseResult> results() {
        return results;
    }

    /** Return where the HTML report is. */
    public Path index() {
        return directory.resolve(PAGE);
    }
}
