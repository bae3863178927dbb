package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressTest {
    private static final String ERASED = "\r\u001b[K";

    private final StringWriter out = new StringWriter();
    private long nanos = 5;

    @Test
    void says_on_a_terminal_how_far_it_has_come() {
        Progress progress = progress(Ansi.ON);
        progress.count(result(Verdict.PASS));
        assertThat(out.toString()).isEmpty();
        nanos += 500_000_000;
        progress.count(result(Verdict.FAIL));
        assertThat(out.toString()).isEqualTo("2 of 7 cases, 4 a second, 1 FAIL");
        nanos += 99_999_999;
        progress.count(result(Verdict.PASS));
        assertThat(out.toString()).isEqualTo("2 of 7 cases, 4 a second, 1 FAIL");
        progress.end();
        assertThat(out.toString()).endsWith("1 FAIL" + ERASED);
    }

    @Test
    void puts_lines_above_it() {
        Progress progress = progress(Ansi.ON);
        nanos += 1_000_000_000;
        progress.count(result(Verdict.FAIL));
        progress.print(result(Verdict.FAIL), "It [broke] @|something|@.");
        assertThat(out.toString())
                .endsWith("1 FAIL" + ERASED + Ansi.ON.string("@|bold,red FAIL  |@") + " a/b" + System.lineSeparator()
                        + "       It [broke] @|something|@." + System.lineSeparator());
    }

    @Test
    void is_silent_where_there_is_no_terminal() {
        Progress progress = progress(Ansi.OFF);
        nanos += 1_000_000_000;
        progress.count(result(Verdict.FAIL));
        progress.print(result(Verdict.FAIL), "It \u001b[31mbroke.");
        progress.end();
        assertThat(out.toString())
                .isEqualTo(
                        "FAIL   a/b" + System.lineSeparator() + "       It \u241b[31mbroke." + System.lineSeparator());
    }

    private Progress progress(Ansi ansi) {
        return new Progress(new PrintWriter(out), ansi, 7, () -> nanos);
    }

    private static CaseResult result(Verdict verdict) {
        return new CaseResult(
                "a/b",
                "A case",
                "5.2",
                verdict,
                new Closing(verdict, Closing.Manner.CLEAN),
                Level.MUST,
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of(),
                "",
                "",
                new Unasked.Obstacle(""),
                false,
                List.of());
    }
}
