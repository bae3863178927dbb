package io.github.wsgauntlet.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.badge.BadgeReport;
import io.github.wsgauntlet.reports.diff.DiffReport;
import io.github.wsgauntlet.reports.diff.RunDiff;
import io.github.wsgauntlet.reports.html.HtmlReport;
import io.github.wsgauntlet.reports.junit.JunitXmlReport;
import io.github.wsgauntlet.reports.markdown.MarkdownReport;
import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.ResultsWriter;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.reports.record.SampleCase;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.sarif.SarifReport;
import io.github.wsgauntlet.reports.site.Embargo;
import io.github.wsgauntlet.reports.site.SiteReport;
import io.github.wsgauntlet.reports.view.Headline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OwnRequirementsTest {
    private static final String ID = "own-greeting";
    private static final String SAYS = "A server greets who comes.";
    private static final String REFERENCE = "Own 1, Greeting";

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void every_report_says_what_only_the_record_knows(String file, BiConsumer<Results, Path> report)
            throws IOException {
        report.accept(read(Verdict.FAIL), directory.resolve("out").resolve(file));
        assertThat(Files.readString(directory.resolve("out").resolve(file)).replace("\\u002c", ","))
                .contains(SAYS, REFERENCE);
    }

    static Stream<Arguments> every_report_says_what_only_the_record_knows() {
        return Stream.of(
                report("index.html", HtmlReport::write),
                report("summary.md", MarkdownReport::write),
                report("junit.xml", JunitXmlReport::write),
                report("run.sarif", SarifReport::write),
                report(MatrixReport.PAGE, (run, file) -> MatrixReport.write(List.of(run), file.getParent())),
                report(DiffReport.PAGE, (run, file) -> DiffReport.write(RunDiff.of(clean(), run), file.getParent())),
                report(
                        "requirements/" + ID + ".html",
                        (run, file) -> site(run, file.getParent().getParent())),
                report("feed.json", (run, file) -> site(run, file.getParent())));
    }

    private static Arguments report(String file, BiConsumer<Results, Path> report) {
        return arguments(file, report);
    }

    private static void site(Results run, Path directory) {
        SiteReport.write(List.of(run), Embargo.of(List.of(), List.of(run)), Optional.empty(), directory);
    }

    @Test
    void it_is_not_the_rfc_that_is_broken_or_kept() throws IOException {
        assertThat(Headline.of(read(Verdict.FAIL)))
                .isEqualTo(SampleRun.URL + " does not conform to Own 1: 1 requirement is broken");
        Results run = read(Verdict.PASS);
        assertThat(Headline.of(run)).isEqualTo(SampleRun.URL + " conforms to Own 1 in the one case judged");
        assertThat(Headline.documents(Set.of(ID, "rfc6455-5.1-server-closes-unmasked", "unknown"), run.ledger()))
                .isEqualTo("RFC 6455 and Own 1");
        BadgeReport.write(run, directory.resolve("badge.svg"));
        assertThat(directory.resolve("badge.svg")).content().contains(">Own 1</text>");
    }

    @Test
    void the_built_in_ledger_stays_as_it_is() throws IOException {
        assertThat(read(Verdict.PASS).ledger().find(ID)).isPresent();
        assertThat(Ledger.load().find(ID)).isEmpty();
        assertThat(clean().ledger()).isSameAs(Ledger.load());
    }

    @Test
    void the_command_that_replays_its_case_says_that_it_is_not_built_in() throws IOException {
        String command = "run '" + SampleRun.URL + "' --cases DIR --include ";
        assertThat(HtmlReport.render(read(Verdict.FAIL))).contains(command);
        assertThat(HtmlReport.render(clean()))
                .contains("run '" + SampleRun.URL + "' --include ")
                .doesNotContain(command);
    }

    @Test
    void an_embargo_may_name_one() throws IOException {
        Results run = read(Verdict.FAIL);
        assertThat(Embargo.of(List.of("A: " + ID), List.of(run))).isNotNull();
    }

    /** Return a run as another process reads it that never saw the ledger. */
    private Results read(Verdict verdict) throws IOException {
        Results like = run(verdict);
        RunHeader header = like.header();
        Path file = directory.resolve("results.ndjson");
        try (ResultsWriter writer = ResultsWriter.open(
                file,
                new RunHeader(
                        header.tool(),
                        header.started(),
                        header.target(),
                        header.capabilities(),
                        header.cases(),
                        SampleRun.WHOLE,
                        List.of(new RunHeader.Citation(
                                ID, "Own 1", "Greeting", "https://example.org/own#greeting", Level.MUST, SAYS))))) {
            like.cases().forEach(writer::write);
            writer.finish(like.footer().orElseThrow());
        }
        return Results.read(file);
    }

    private static Results clean() {
        return run(Verdict.PASS);
    }

    private static Results run(Verdict verdict) {
        return SampleCase.run(
                "A",
                verdict == Verdict.FAIL ? 1 : 0,
                SampleCase.of("own/greeting/greets", verdict).citing(ID).violating(verdict == Verdict.FAIL ? ID : ""));
    }
}
