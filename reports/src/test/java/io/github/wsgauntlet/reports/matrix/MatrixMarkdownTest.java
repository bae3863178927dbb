package io.github.wsgauntlet.reports.matrix;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.INFO;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.reports.matrix.MatrixRuns.result;
import static io.github.wsgauntlet.reports.matrix.MatrixRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixMarkdownTest {
    private static final Ledger LEDGER = Ledger.load();

    @Test
    void lists_the_targets_and_what_they_break() {
        assertThat(summary(
                        run("one 1.0", List.of(result("a/a", FAIL), result("a/b", FAIL), result("a/c", PASS))),
                        run("two 2.0", List.of(result("a/a", INFO), result("a/b", SKIP), result("a/c", PASS)))))
                .contains("\n22 November 2026 · 2 targets, 3 cases · wsgauntlet 0.1.0 · [every case with its"
                        + " bytes](index.html)\n")
                .contains("""

                        ## Targets

                        | target | cases judged | PASS | INFO | WARN | STRICT | FAIL | SKIP | INCONCLUSIVE | time |
                        |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                        | one 1.0 | 3 | 1 | 0 | 0 | 0 | 2 | 0 | 0 | 1.2 s |
                        | two 2.0 | 2 | 1 | 1 | 0 | 0 | 0 | 1 | 0 | 1.2 s |
                        """)
                .endsWith("""

                        ## Requirements broken by most targets

                        A target counts once for each requirement that a case with FAIL names.

                        | requirement | what it says | source | targets |
                        |---|---|---|---:|
                        | rfc6455-5.1-server-closes-unmasked | The server closes the connection when it receives a \
                        frame\
                         that is not masked. | MUST RFC 6455 5.1 | 1 of 2 |
                        """);
    }

    @Test
    void says_so_where_nothing_is_broken() {
        assertThat(summary(run("one", List.of(result("a/a", PASS)))))
                .endsWith("## Requirements broken by most targets\n\nNo case says FAIL on any target.\n");
    }

    @Test
    void a_long_list_is_cut_where_no_majority_is_left() {
        List<CaseResult> broken = LEDGER.requirements().stream()
                .map(Requirement::id)
                .limit(23)
                .map(MatrixMarkdownTest::breaking)
                .toList();
        List<CaseResult> none = List.of(result("a/a", PASS));

        assertThat(summary(run("one", broken), run("two", none)))
                .endsWith(" | 1 of 2 |\n\n3 more requirements are broken by 1 target.\n");
        assertThat(summary(run("one", broken), run("two", broken))).endsWith(" | 2 of 2 |\n");
    }

    private static CaseResult breaking(String id) {
        CaseResult like = result("a/" + id, FAIL);
        return new CaseResult(
                like.id(),
                like.title(),
                like.section(),
                like.verdict(),
                like.closing(),
                like.level(),
                like.requirements(),
                like.autobahn(),
                like.millis(),
                like.sent(),
                like.expected(),
                like.why(),
                id,
                like.reaction(),
                like.repeated(),
                like.transcript());
    }

    private static String summary(Results... runs) {
        return MatrixMarkdown.write(MatrixPage.of(List.of(runs), LEDGER));
    }
}
