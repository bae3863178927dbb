package io.github.wsgauntlet.reports.diff;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.INFO;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.cases.Verdict.STRICT;
import static io.github.wsgauntlet.cases.Verdict.WARN;
import static io.github.wsgauntlet.reports.matrix.MatrixRuns.result;
import static io.github.wsgauntlet.reports.matrix.MatrixRuns.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.reports.diff.Change.Kind;
import io.github.wsgauntlet.reports.matrix.MatrixRuns;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDiffTest {
    private static final String HOSTILE = "</noscript><script>alert(1)</script> | \u202e";

    @ParameterizedTest
    @CsvSource({
        "PASS, PASS, SAME, PASS → PASS",
        "PASS, INFO, WORSE, PASS → INFO",
        "STRICT, FAIL, WORSE, STRICT → FAIL",
        "FAIL, WARN, BETTER, FAIL → WARN",
        "PASS, SKIP, UNJUDGED, PASS → SKIP",
        "FAIL, INCONCLUSIVE, UNJUDGED, FAIL → INCONCLUSIVE",
        "INCONCLUSIVE, FAIL, JUDGED, INCONCLUSIVE → FAIL",
        "SKIP, INCONCLUSIVE, SAME, SKIP → INCONCLUSIVE"
    })
    void the_behaviour_decides(Verdict before, Verdict after, Kind kind, String words) {
        RunDiff diff = diff(List.of(result("a/a", before)), List.of(result("a/a", after)));

        assertThat(diff.of(kind)).singleElement().satisfies(change -> {
            if (before != after) {
                assertThat(change.words()).isEqualTo(words);
                assertThat(change.reason()).isEqualTo("It ended in " + after.key());
            }
        });
        assertThat(diff.worse()).isEqualTo(kind == Kind.WORSE ? 1 : 0);
    }

    @Test
    void the_closing_counts_where_the_behaviour_is_as_it_was() {
        CaseResult before = closing(result("a/a", PASS), PASS);

        assertThat(diff(List.of(before), List.of(closing(before, WARN))).of(Kind.WORSE))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.words()).isEqualTo("closing PASS → WARN");
                    assertThat(change.reason()).isEqualTo("TCP was reset instead of closed cleanly (RFC 6455 7.1.1).");
                });
        assertThat(diff(List.of(closing(before, FAIL)), List.of(before)).of(Kind.BETTER))
                .hasSize(1);
        assertThat(diff(List.of(closing(before, INFO)), List.of(closing(before, WARN)))
                        .of(Kind.WORSE))
                .hasSize(1);
        assertThat(diff(List.of(before), List.of(closing(before, SKIP))).of(Kind.SAME))
                .hasSize(1);
        assertThat(diff(List.of(before), List.of(closing(result("a/a", FAIL), WARN)))
                        .of(Kind.WORSE)
                        .getFirst()
                        .words())
                .isEqualTo("PASS → FAIL");
    }

    /** FIN or RST is a race where the target had failed the connection. */
    @Test
    void a_closing_that_is_worth_a_remark_only_is_no_news() {
        CaseResult clean = closing(result("a/a", PASS), PASS);
        CaseResult reset = closing(clean, INFO);

        assertThat(diff(List.of(clean), List.of(reset)).of(Kind.SAME)).hasSize(1);
        assertThat(diff(List.of(reset), List.of(clean)).of(Kind.SAME)).hasSize(1);
    }

    @Test
    void another_requirement_is_another_fault() {
        RunDiff diff = diff(
                List.of(violating("a/a", FAIL, "rfc6455-5.1-server-closes-unmasked"), violating("a/b", PASS, "x")),
                List.of(violating("a/a", FAIL, "rfc6455-5.2-rsv-on-data-fails"), violating("a/b", PASS, "y")));

        assertThat(diff.of(Kind.DIFFERENT))
                .singleElement()
                .satisfies(change -> assertThat(change.words()).isEqualTo("FAIL → FAIL"));
        assertThat(diff.of(Kind.SAME)).extracting(Change::id).containsExactly("a/b");
    }

    @Test
    void what_only_one_run_has_is_said_of_that_run() {
        RunDiff diff = diff(
                List.of(result("a/a", PASS), result("a/b", PASS)), List.of(result("a/a", PASS), result("a/c", FAIL)));

        assertThat(diff.of(Kind.ADDED)).extracting(Change::words).containsExactly("FAIL");
        assertThat(diff.of(Kind.REMOVED)).extracting(Change::id).containsExactly("a/b");
        assertThat(diff.headline())
                .isEqualTo("1 case is only in the later run, 1 is only in the earlier run, 1 is the same");
    }

    @Test
    void the_headline_counts_each_kind_of_change() {
        List<CaseResult> before = List.of(result("a/a", PASS), result("a/b", PASS), result("a/c", FAIL));

        assertThat(diff(before, List.of(result("a/a", FAIL), result("a/b", INFO), result("a/c", PASS)))
                        .headline())
                .isEqualTo("2 cases are worse, 1 is better");
        assertThat(diff(before, before).headline()).isEqualTo("All 3 cases are the same");
    }

    @Test
    void the_worst_comes_first_and_then_the_order_of_ids() {
        List<CaseResult> before =
                IntStream.of(1, 2, 10).mapToObj(i -> result("a/" + i, PASS)).toList();
        List<CaseResult> after = List.of(result("a/1", INFO), result("a/10", FAIL), result("a/2", FAIL));

        assertThat(diff(before, after).of(Kind.WORSE)).extracting(Change::id).containsExactly("a/2", "a/10", "a/1");
    }

    @Test
    void capabilities_that_differ_are_named() {
        RunDiff diff = RunDiff.of(
                able(Map.of("echo", true, "roundTripMicros", 300)), able(Map.of("echo", false, "roundTripMicros", 20)));

        assertThat(diff.capabilities()).containsExactly(new RunDiff.Capability("echo", "true", "false"));
    }

    @Test
    void what_was_fuzzed_is_left_out() {
        assertThat(RunDiff.of(SampleRun.faulty(), SampleRun.fuzzed()).headline())
                .isEqualTo("All 91 cases are the same");
    }

    @Test
    void a_run_that_did_not_finish_is_refused() {
        assertThatThrownBy(() -> RunDiff.of(SampleRun.faulty(), SampleRun.incomplete()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 30 of 91 cases and no footer");
    }

    @Test
    void the_page_shows_both_runs_and_the_summary_leads_to_it(@TempDir Path directory) throws IOException {
        RunDiff diff = diff(
                List.of(result("a/a", PASS), result("a/b", STRICT)), List.of(result("a/a", FAIL), result("a/b", PASS)));
        DiffReport.write(diff, directory.resolve("deep"));

        assertThat(Files.readString(directory.resolve("deep/index.html")))
                .containsSubsequence(
                        "<title>1 case is worse, 1 is better",
                        "kind-worse",
                        "id=\"a/a\"",
                        "It ended in pass",
                        MatrixRuns.BYTES,
                        "It ended in fail",
                        MatrixRuns.BYTES,
                        "kind-better",
                        "id=\"a/b\"");
        assertThat(Files.readString(directory.resolve("deep/diff.md"))).isEqualTo("""
                # 1 case is worse, 1 is better

                before, 22 November 2026, 14:03 UTC → after, 22 November 2026, 14:03 UTC ·\
                 [each change with its bytes](index.html)

                ## Worse (1)

                | case | verdict | what the later run says |
                |---|---|---|
                | a/a | PASS → FAIL | It ended in fail |

                ## Better (1)

                | case | verdict | what the later run says |
                |---|---|---|
                | a/b | STRICT → PASS | It ended in pass |
                """);
    }

    @Test
    void what_a_target_says_stays_text() {
        RunDiff diff = RunDiff.of(
                run(HOSTILE, List.of(result("a/a", PASS))),
                run("after", List.of(result("a/a", FAIL, HOSTILE, List.of()))));

        assertThat(DiffReport.render(diff))
                .contains("&lt;/noscript&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain(HOSTILE)
                .doesNotContain("\u202e");
        assertThat(DiffMarkdown.write(diff)).contains("\\<script\\>alert(1)\\</script\\> \\| ‹U+202E›");
    }

    @Test
    void a_long_list_is_cut_in_the_summary_only() {
        List<CaseResult> before =
                IntStream.range(0, 60).mapToObj(i -> result("a/" + i, PASS)).toList();
        List<CaseResult> after =
                IntStream.range(0, 60).mapToObj(i -> result("a/" + i, FAIL)).toList();

        assertThat(DiffMarkdown.write(diff(before, after)))
                .contains("| a/49 |")
                .doesNotContain("| a/50 |")
                .endsWith("\n10 more are in the page.\n");
        assertThat(DiffReport.render(diff(before, after))).contains("id=\"a/59\"");
    }

    private static RunDiff diff(List<CaseResult> before, List<CaseResult> after) {
        return RunDiff.of(run("before", before), run("after", after));
    }

    private static Results able(Map<String, Object> capabilities) {
        List<CaseResult> cases = List.of(result("a/a", PASS));
        Results like = run("able", cases);
        RunHeader header = like.header();
        return Results.of(
                new RunHeader(
                        header.tool(),
                        header.started(),
                        header.target(),
                        new LinkedHashMap<>(capabilities),
                        1,
                        SampleRun.WHOLE,
                        header.requirements()),
                cases,
                like.footer().orElseThrow());
    }

    private static CaseResult closing(CaseResult like, Verdict closing) {
        return changed(like, new Closing(closing, Closing.Manner.RESET), like.violated());
    }

    private static CaseResult violating(String id, Verdict verdict, String violated) {
        CaseResult like = result(id, verdict);
        return changed(like, like.closing(), violated);
    }

    private static CaseResult changed(CaseResult like, Closing closing, String violated) {
        return new CaseResult(
                like.id(),
                like.title(),
                like.section(),
                like.verdict(),
                closing,
                like.level(),
                like.requirements(),
                like.autobahn(),
                like.millis(),
                like.sent(),
                like.expected(),
                like.why(),
                violated,
                like.reaction(),
                like.repeated(),
                like.transcript());
    }
}
