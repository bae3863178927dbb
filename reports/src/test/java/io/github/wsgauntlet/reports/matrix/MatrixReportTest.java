package io.github.wsgauntlet.reports.matrix;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.INCONCLUSIVE;
import static io.github.wsgauntlet.cases.Verdict.INFO;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.cases.Verdict.STRICT;
import static io.github.wsgauntlet.reports.matrix.MatrixRuns.result;
import static io.github.wsgauntlet.reports.matrix.MatrixRuns.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixReportTest {
    private static final Ledger LEDGER = Ledger.load();

    /** The order of the cases is another one in each run, and {@code two} has fewer of them. */
    private static final List<Results> RUNS = List.of(
            run(
                    "one 1.0",
                    List.of(
                            result("masking/a", PASS),
                            result("masking/b", STRICT),
                            result("masking/c", FAIL),
                            result("closing/a", PASS),
                            result("closing/b", INFO),
                            result("utf8/a", PASS),
                            result("utf8/b", PASS))),
            run(
                    "two/2.0",
                    List.of(
                            result("masking/c", FAIL),
                            result("masking/b", FAIL),
                            result("masking/a", PASS),
                            result("closing/b", PASS),
                            result("utf8/a", PASS),
                            result("utf8/b", SKIP))));

    private static final String PAGE = page(RUNS);

    @Test
    void writes_the_page_and_the_summary(@TempDir Path directory) throws IOException {
        MatrixReport.write(RUNS, directory.resolve("deep"));

        assertThat(Files.readString(directory.resolve("deep/index.html")))
                .isEqualTo(PAGE)
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n");
        assertThat(Files.readString(directory.resolve("deep/matrix.md")))
                .startsWith("# WebSocket conformance matrix\n");
    }

    @Test
    void a_run_that_did_not_finish_is_refused(@TempDir Path directory) {
        assertThatThrownBy(() -> MatrixReport.write(List.of(SampleRun.incomplete()), directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 30 of 91 cases and no footer");
        assertThatThrownBy(() -> MatrixReport.write(List.of(), directory)).isInstanceOf(IllegalArgumentException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void says_first_what_is_compared_and_when() {
        assertThat(text(PAGE.substring(PAGE.indexOf("<body"), PAGE.indexOf("<main"))))
                .containsSubsequence(
                        "2 targets, 7 cases",
                        "22 November 2026",
                        "wsgauntlet 0.1.0",
                        "1 requirement is broken by at least one target; each target breaks at least one.",
                        "FAIL 3 broke a MUST, and no sentence excuses it",
                        "STRICT 1",
                        "PASS 7");
    }

    @Test
    void names_the_days_of_the_first_and_the_last_run() {
        List<CaseResult> cases = List.of(result("a/a", PASS));
        assertThat(days("2026-11-22T23:59:00Z", "2026-11-22T01:00:00Z", cases)).isEqualTo("22 November 2026");
        assertThat(days("2026-11-23T01:00:00Z", "2026-11-22T23:59:00Z", cases)).isEqualTo("22 to 23 November 2026");
        assertThat(days("2026-12-01T01:00:00Z", "2026-11-30T23:59:00Z", cases))
                .isEqualTo("30 November 2026 to 1 December 2026");
    }

    @Test
    void families_and_cases_are_there_worst_first() {
        assertThat(found(PAGE, "class=\"fold\">.*?<span>(\\S+)")).containsExactly("masking", "closing", "utf8");
        assertThat(found(PAGE, "<tr class=\"case\" data-id=\"([^\"]*)\""))
                .containsExactly("masking/c", "masking/b", "closing/b");
    }

    @Test
    void a_cell_shows_its_verdict_by_colour_and_by_sign() {
        assertThat(row("masking/b")).contains("<td class=\"v-strict\">◆</td>", "<td class=\"v-fail\">✕</td>");
        assertThat(row("closing/b")).contains("<td class=\"v-info\">i</td>", "<td class=\"v-pass\">✓</td>");
        assertThat(page(List.of(
                        run("one", List.of(result("a/a", FAIL))), run("two", List.of(result("a/b", INCONCLUSIVE))))))
                .contains("<td class=\"v-fail\">✕</td>\n<td></td>", "<td></td>\n<td class=\"v-inconclusive\">?</td>");
    }

    @Test
    void cases_that_all_targets_pass_are_folded_away() {
        assertThat(found(PAGE, "<summary>(.*?)</summary>").stream()
                        .map(MatrixReportTest::text)
                        .map(String::strip))
                .containsExactly(
                        "✓ 1 more case passes everywhere",
                        "✓ 1 more case passes wherever it could be played",
                        "✓ 1 case passes everywhere, 1 wherever it could be played");
    }

    @Test
    void a_cell_that_did_not_pass_has_its_bytes() {
        assertThat(text(MatrixRuns.cells(PAGE).get(1).getFirst()))
                .containsSubsequence(
                        "STRICT",
                        "It ended in strict",
                        "PASS Closing:",
                        "The server closes the connection when it receives a frame that is not masked.",
                        "Send an unmasked frame",
                        "the target fails the connection with code 1002 (PASS)",
                        "java -jar wsgauntlet.jar run 'ws://127.0.0.1:9001/chat' --include 'masking/b'",
                        "tester → opening handshake",
                        "68 65 6c 6c 6f",
                        "“hello from the target”");
    }

    @Test
    void a_cell_that_passed_has_none() {
        String passed = MatrixRuns.cells(PAGE).get(2).get(1);

        assertThat(text(passed))
                .containsSubsequence("PASS", "It ended in pass", "Send an unmasked frame", "The target passed.")
                .doesNotContain(MatrixRuns.BYTES, "opening handshake tester");
    }

    @Test
    void there_is_a_pack_for_each_row_and_a_cell_for_each_column() {
        assertThat(MatrixRuns.cells(PAGE))
                .hasSize(3)
                .allSatisfy(cells -> assertThat(cells).hasSize(2).noneMatch(String::isEmpty));
    }

    @Test
    void targets_of_the_same_name_are_told_apart() {
        List<CaseResult> cases = List.of(result("a/a", FAIL));

        assertThat(labels(run("same", cases), run("same", cases), run("same (2)", cases), run("other", cases)))
                .containsExactly("same (1)", "same (3)", "same (2)", "other");
        assertThat(labels(run(" ", cases))).containsExactly(SampleRun.URL);
    }

    @Test
    void a_column_says_where_and_when_the_run_was() {
        assertThat(found(PAGE, "<th scope=\"col\" title=\"([^\"]*)\""))
                .first()
                .asString()
                .isEqualTo(
                        "one 1.0 · ws://127.0.0.1:9001/chat · 22 November 2026, 14:03 UTC · 1 fail, 1 strict, 1 info,"
                                + " 4 pass · 1.2 s");
        assertThat(text(PAGE.substring(PAGE.indexOf("id=\"targets-title\""))))
                .containsSubsequence("two/2.0 ws://127.0.0.1:9001/chat 5 2 0 0 3 1 1.2 s 22 November 2026, 14:03 UTC");
    }

    @Test
    void a_link_into_a_cell_names_target_and_case() {
        String link = found(MatrixRuns.cells(PAGE).get(0).get(1), "href=\"#([^\"]*)\"")
                .getFirst();

        assertThat(link).isEqualTo("two%2F2.0/masking/c");
        assertThat(found(PAGE, "href=\"#([^\"]*)\"").stream().map(MatrixReportTest::decoded))
                .isSubsetOf(found(PAGE, " id=\"([^\"]*)\""));
    }

    @Test
    void the_requirements_that_most_targets_break_are_named() {
        assertThat(text(PAGE.substring(PAGE.indexOf("id=\"broken-title\""))))
                .containsSubsequence(
                        "2 of 2",
                        "The server closes the connection when it receives a frame that is not masked.",
                        "MUST",
                        "RFC 6455 5.1",
                        "one 1.0, two/2.0");
        assertThat(page(List.of(run("fine", List.of(result("a/a", PASS))))))
                .contains("No requirement is broken.")
                .doesNotContain("id=\"broken-title\"");
    }

    @Test
    void what_was_fuzzed_is_left_out() {
        Results faulty = SampleRun.faulty();
        Results fuzzed = SampleRun.fuzzed();
        assertThat(fuzzed.cases()).hasSizeGreaterThan(faulty.cases().size());

        assertThat(page(List.of(fuzzed))).isEqualTo(page(List.of(faulty))).contains("1 target, 91 cases");
        assertThat(MatrixMarkdown.write(MatrixPage.of(List.of(fuzzed), LEDGER)))
                .isEqualTo(MatrixMarkdown.write(MatrixPage.of(List.of(faulty), LEDGER)));
    }

    @Test
    void loads_nothing() {
        String all = PAGE + String.join("", MatrixRuns.cells(PAGE).getFirst());

        assertThat(all).doesNotContain(" src=").doesNotContain("@import").doesNotContain("url(");
        assertThat(found(all, "href=\"([^\"]*)\""))
                .allMatch(link -> link.startsWith("#") || link.startsWith("https://www.rfc-editor.org/rfc/rfc"));
        assertThat(found(all, "<(link|img|iframe|object|embed|base|form|video|audio)\\b"))
                .isEmpty();
        assertThat(PAGE).contains("content=\"default-src &#39;none&#39;;");
    }

    @Test
    void the_whole_field_fits_in_few_megabytes() {
        List<Results> field = MatrixRuns.field(33);
        assertThat(field.stream().flatMap(run -> run.cases().stream()).filter(result -> result.verdict() != PASS))
                .hasSizeBetween(3_900, 4_200);

        int size = page(field).getBytes(StandardCharsets.UTF_8).length;
        System.out.println("33 runs of 1133 cases make a page of " + size + " bytes");
        assertThat(size).isBetween(2_000_000, 12_000_000);
    }

    private static String page(List<Results> runs) {
        return MatrixReport.render(MatrixPage.of(runs, LEDGER), LEDGER, "");
    }

    private static List<String> labels(Results... runs) {
        return MatrixColumn.of(List.of(runs)).stream().map(MatrixColumn::label).toList();
    }

    private static String days(String first, String second, List<CaseResult> cases) {
        return MatrixPage.of(
                        List.of(run("one", Instant.parse(first), cases), run("two", Instant.parse(second), cases)),
                        LEDGER)
                .days();
    }

    private static String row(String id) {
        int start = PAGE.indexOf("data-id=\"" + id + "\"");
        return PAGE.substring(start, PAGE.indexOf("</tr>", start));
    }

    private static String decoded(String link) {
        return URLDecoder.decode(link, StandardCharsets.UTF_8);
    }

    /** Return what a reader sees, roughly: without tags and with single spaces. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    private static List<String> found(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
