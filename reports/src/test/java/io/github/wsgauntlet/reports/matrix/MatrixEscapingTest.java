package io.github.wsgauntlet.reports.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MatrixEscapingTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final String EVIL =
            "</template></noscript></script><img src=x onerror=alert(1)>\"'>&lt;\u001e\u202e";

    @Test
    void markup_in_every_field_stays_text() {
        String page = page(hostile(EVIL, Verdict.FAIL), hostile(EVIL, Verdict.PASS));

        assertThat(page).doesNotContain("<img").contains("&lt;img src=x onerror");
        assertThat(count(page, "<script>")).isEqualTo(1);
        assertThat(count(page, "</script>")).isEqualTo(1);
        assertThat(count(page, "<template>")).isEqualTo(1);
        assertThat(count(page, "</template>")).isEqualTo(1);
    }

    @Test
    void markup_in_a_cell_stays_text() {
        List<List<String>> cells = MatrixRuns.cells(page(hostile(EVIL, Verdict.FAIL), hostile(EVIL, Verdict.PASS)));

        assertThat(cells)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .hasSize(2)
                        .allSatisfy(cell -> assertThat(cell)
                                .doesNotContain("<img")
                                .doesNotContain("<script")
                                .doesNotContain("\u202e")
                                .contains("&lt;img src=x onerror")));
    }

    @Test
    void a_quote_does_not_end_an_attribute() {
        String quote = "a\" onclick=\"alert(1)";
        String page = page(hostile(quote, Verdict.FAIL));

        assertThat(page + MatrixRuns.cells(page)).doesNotContainPattern("<[^>]* onclick=\"");
    }

    @Test
    void a_name_is_no_markdown() {
        String summary = MatrixMarkdown.write(
                MatrixPage.of(List.of(hostile("a|b\n<img src=x> [x](y) *z* `c` \\ &amp;", Verdict.FAIL)), LEDGER));

        assertThat(summary)
                .contains(
                        "\n| a\\|b \\<img src=x\\> \\[x\\](y) \\*z\\* \\`c\\` \\\\ \\&amp; | 1 | 0 | 0 | 0 | 0 | 1 | 0"
                                + " | 0 | 1.2 s |\n");
    }

    @Provide
    Arbitrary<Results> runs() {
        return RunArbitraries.runs();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void any_runs_give_a_page_that_can_be_unpacked(@ForAll("runs") Results one, @ForAll("runs") Results two) {
        String page = page(one, two);

        assertThat(page).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u202e\\ufffe\\uffff]");
        assertThat(MatrixRuns.cells(page))
                .hasSize((int) count(page, "<tr class=\"case\""))
                .allSatisfy(cells -> assertThat(cells).hasSize(2));
    }

    private static String page(Results... runs) {
        return MatrixReport.render(MatrixPage.of(List.of(runs), LEDGER), LEDGER, "");
    }

    /** Return a run that holds a text wherever a run can hold one. */
    private static Results hostile(String text, Verdict verdict) {
        CaseResult like = SampleRun.faulty().cases().getFirst();
        List<Entry> transcript = List.of(
                new Entry.Head(0, Entry.From.TARGET, text, text, Elided.none()),
                new Entry.Event(0, Entry.From.NOTE, text));
        CaseResult result = new CaseResult(
                text + "/x",
                text,
                text,
                verdict,
                new Closing(verdict, Closing.Manner.CLEAN),
                like.level(),
                List.of(text),
                List.of(text),
                1,
                List.of(text),
                List.of(text),
                text,
                text,
                new Unasked.Obstacle(text),
                false,
                transcript);
        return MatrixRuns.run(text, List.of(result));
    }

    private static long count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1L;
    }
}
