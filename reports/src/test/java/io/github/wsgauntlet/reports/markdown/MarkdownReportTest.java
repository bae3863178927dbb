package io.github.wsgauntlet.reports.markdown;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.INCONCLUSIVE;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.cases.Verdict.STRICT;
import static io.github.wsgauntlet.cases.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import io.github.wsgauntlet.reports.record.SampleCase;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.Standing;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReportTest {
    private static final Ledger LEDGER = Ledger.load();

    /** GitHub makes tables and finds links in plain text. */
    private static final List<Extension> GITHUB = List.of(
            TablesExtension.create(),
            AutolinkExtension.builder()
                    .linkTypes(EnumSet.allOf(AutolinkType.class))
                    .build());

    @Test
    void a_run_without_a_baseline_begins_with_what_to_fix(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("deep/summary.md");

        MarkdownReport.write(
                SampleCase.run(
                        "examplesrv 2.4",
                        1,
                        SampleCase.of("masking/a", FAIL).reason("It did not close."),
                        SampleCase.of("masking/b", FAIL),
                        SampleCase.of("closing/a", FAIL).violating("rfc6455-5.5.1-close-is-answered"),
                        SampleCase.of("closing/b", WARN).violating("unknown-id"),
                        SampleCase.of("closing/c", PASS),
                        SampleCase.of("utf-8/a", SKIP).reason("The target does not send messages back."),
                        SampleCase.of("utf-8/b", INCONCLUSIVE),
                        SampleCase.of("utf-8/c", SKIP).reason("The target does not send messages back.")),
                file);

        assertThat(file).content().isEqualTo("""
                ## WebSocket conformance: examplesrv 2.4

                **ws://127.0.0.1:9001/chat does not conform to RFC 6455: 2 requirements are broken.**

                Exit 1: The summary of the run.

                8 cases in 1.2 s: 3 fail, 1 warn, 1 pass, 1 inconclusive, 2 skip · wsgauntlet 0.1.0 · 22 November 2026,\
                 14:03 UTC

                ### What to fix first

                |  | requirement | source | cases | for example |
                |---|---|---|---:|---|
                | FAIL | The server closes the connection when it receives a frame that is not masked. | [MUST RFC 6455\
                 5.1](https://www.rfc-editor.org/rfc/rfc6455#section-5.1) | 2 | `masking/a` It did not close. |
                | FAIL | An endpoint that gets a Close and has not sent one sends a Close in response. | [MUST RFC 6455\
                 5.5.1](https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1) | 1 | `closing/a` It ended in fail. |
                | WARN | unknown-id |  | 1 | `closing/b` It ended in warn. |

                ### Families

                | family | FAIL | STRICT | WARN | INFO | PASS | SKIP | INCONCLUSIVE |
                |---|---:|---:|---:|---:|---:|---:|---:|
                | closing | 1 |  | 1 |  | 1 |  |  |
                | masking | 2 |  |  |  |  |  |  |
                | utf-8 |  |  |  |  |  | 2 | 1 |

                ### Not judged

                |  | why | cases | for example |
                |---|---|---:|---|
                | SKIP | The target does not send messages back. | 2 | `utf-8/a` |
                | INCONCLUSIVE | It ended in inconclusive. | 1 | `utf-8/b` |

                """);
    }

    @Test
    void a_run_that_was_ended_early_is_told_from_a_whole_one(@TempDir Path directory) {
        Path file = directory.resolve("summary.md");
        MarkdownReport.write(SampleRun.endedEarly(), file);
        assertThat(file)
                .content()
                .contains("**This run was ended early.** Exit 1: 7 cases FAIL; the time was over with 3 of 40 cases");
    }

    @Test
    void a_target_that_does_not_come_to_rest_is_remarked(@TempDir Path directory) {
        Path file = directory.resolve("summary.md");
        MarkdownReport.write(SampleRun.busy(), file);
        assertThat(file).content().contains("""
                14:03 UTC

                When everything was closed, the target still kept 98 % of a processor busy.

                """);
    }

    @Test
    void what_is_not_as_the_baseline_says_comes_first() {
        String summary = summary(
                SampleCase.run(
                        "x",
                        1,
                        SampleCase.of("a/known", FAIL),
                        SampleCase.of("a/better", PASS),
                        SampleCase.of("a/worse", FAIL)),
                result -> switch (result.id()) {
                    case "a/known" -> new Standing(Kind.KNOWN, FAIL, "It is old.");
                    case "a/better" -> new Standing(Kind.BETTER, STRICT, "It was so.");
                    default -> new Standing(Kind.WORSE, PASS, "");
                });

        assertThat(summary).contains("""
                · 22 November 2026, 14:03 UTC

                ### Not as the baseline says: 1 worse, 1 better

                |  | case | expected | now | what happened |
                |---|---|---|---|---|
                | worse | `a/worse` | PASS | FAIL | It ended in fail. |
                | better | `a/better` | STRICT | PASS | It ended in pass. |

                1 case more is as it says.

                ### What to fix first
                """);
    }

    @Test
    void a_run_that_is_as_the_baseline_says_says_so() {
        Results run = SampleCase.run("x", 0, SampleCase.of("a/a", FAIL), SampleCase.of("a/b", PASS));

        assertThat(summary(run, result -> standing(result.verdict() == FAIL ? Kind.KNOWN : Kind.UNREMARKABLE)))
                .contains("### As the baseline says\n\n1 case that did not pass was known.\n\n### What to fix");
        assertThat(summary(run, result -> standing(Kind.UNREMARKABLE)))
                .contains("### As the baseline says\n\nNothing is known, and nothing is found.\n\n");
    }

    private static Standing standing(Kind kind) {
        return new Standing(kind, FAIL, "");
    }

    @Test
    void a_clean_run_has_nothing_to_fix() {
        assertThat(summary(SampleRun.clean()))
                .contains(" conforms to RFC 6455 in all 78 cases judged.**\n")
                .contains("### What to fix first\n\nNothing: no case says FAIL, STRICT or WARN.\n")
                .doesNotContain("### Not judged");
    }

    @Test
    void a_target_that_could_not_be_judged_is_no_good_one() {
        assertThat(summary(SampleCase.run("x", 3, SampleCase.of("a/a", PASS))))
                .contains("\n**The target could not be judged:** The summary of the run\n");
    }

    @Test
    void a_run_that_was_cut_off_is_refused(@TempDir Path directory) {
        assertThatThrownBy(() -> MarkdownReport.write(SampleRun.incomplete(), directory.resolve("summary.md")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 30 of 91 cases and no footer");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void long_lists_are_cut() {
        SampleCase[] many = LEDGER.requirements().stream()
                .map(Requirement::id)
                .limit(45)
                .map(id -> SampleCase.of(id + "/x", FAIL).violating(id))
                .toArray(SampleCase[]::new);
        SampleCase[] skipped = IntStream.range(0, 12)
                .mapToObj(i -> SampleCase.of("a/" + i, SKIP).reason("Reason " + i))
                .toArray(SampleCase[]::new);

        String summary = summary(SampleCase.run("x", 1, many), result -> new Standing(Kind.WORSE, PASS, ""));
        assertThat(summary).contains("45 worse, 0 better", "\nAnd 15 more.\n", "\nAnd 25 more.\n", "\nAnd 5 more.\n");
        assertThat(summary(SampleCase.run("x", 1, skipped))).endsWith(" |\n\nAnd for 2 more reasons.\n\n");
    }

    @Test
    void a_summary_is_far_from_the_limit_whatever_the_run_holds() {
        String evil = "@".repeat(100_000);
        SampleCase[] many = IntStream.range(0, 500)
                .mapToObj(i -> SampleCase.of(i + evil, Verdict.values()[2 + i % 5])
                        .reason(i + evil)
                        .violating(i + evil))
                .toArray(SampleCase[]::new);

        String summary = summary(SampleCase.run(evil, 3, many), result -> new Standing(Kind.WORSE, PASS, evil));

        assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(512 * 1024);
    }

    @Test
    void what_a_server_says_is_no_markup() {
        String evil =
                "a|b\r\n# c <img src=x onerror=alert(1)> [x](https://e.example) ![y](z) *e* _f_ ~~g~~ `h` \\| &lt;b&gt;"
                        + " <!-- $k$ https://e.example HTTP://e.example ftp://e.example www.e.example mail@e.example"
                        + " mailto:mail@e.example <https://e.example>";
        String summary = summary(
                SampleCase.run(
                        evil,
                        3,
                        SampleCase.of(evil + "/x", FAIL).reason(evil).violating(evil),
                        SampleCase.of(evil + "/y", SKIP).reason(evil)),
                result -> new Standing(Kind.WORSE, PASS, evil));
        String page = html(summary);

        assertThat(links(page)).isEmpty();
        assertThat(tags(page))
                .containsOnly(
                        "h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "a", "!--");
        assertThat(text(page))
                .contains("a|b # c <img src=x onerror=alert(1)> [x](https://e.example) ![y](z) *e* _f_ ~~g~~ `h`")
                .contains("`h` \\| &lt;b&gt; <!-- $k$ https://e.example HTTP://e.example ftp://e.example"
                        + " www.e.example mail@e.example mailto:mail@e.example <https://e.example>");
        assertThat(cells(page)).allMatch(List.of(3, 4, 5, 8)::contains);
    }

    @Provide
    Arbitrary<Results> runs() {
        return RunArbitraries.runs();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void any_run_gives_our_markup_only(@ForAll("runs") Results run) {
        String page = html(summary(run, result -> new Standing(Kind.BETTER, FAIL, result.why())));

        assertThat(tags(page))
                .isSubsetOf("h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "a", "!--");
        assertThat(links(page)).isEmpty();
        assertThat(cells(page)).allMatch(List.of(4, 5, 8)::contains);
    }

    private static String summary(Results run) {
        return new MarkdownSummary(run, LEDGER, Optional.empty()).write();
    }

    private static String summary(Results run, Function<CaseResult, Standing> standing) {
        return new MarkdownSummary(run, LEDGER, Optional.of(standing)).write();
    }

    private static String html(String markdown) {
        var document = Parser.builder().extensions(GITHUB).build().parse(markdown);
        return HtmlRenderer.builder().extensions(GITHUB).build().render(document);
    }

    private static List<String> tags(String page) {
        return found("<([a-z0-9]+|!--)", page);
    }

    /** Return the links that are none of ours; the target is named by its URL, which GitHub makes no link of. */
    private static List<String> links(String page) {
        return found("href=\"([^\"]*)\"", page).stream()
                .filter(link -> !link.startsWith("ws://") && !link.startsWith("https://www.rfc-editor.org/rfc/rfc"))
                .toList();
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    /** Return how many cells the rows of the tables have. */
    private static List<Integer> cells(String page) {
        return Arrays.stream(page.split("<tr>"))
                .skip(1)
                .map(row -> row.split("<t[dh][ >]").length - 1)
                .toList();
    }

    /** Return the text of a page as people see it. */
    private static String text(String page) {
        return page.replaceAll("<!-- -->|</?[a-z][^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
