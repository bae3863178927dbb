package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.SampleResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressTest {
    private static final String ERASED = "\r\u001b[K";

    private final StringWriter out = new StringWriter();
    private long nanos = 5;

    @Test
    void says_on_a_terminal_how_far_it_has_come() {
        Progress progress = progress(Ansi.ON);
        progress.count(SampleResult.of("a/b", Verdict.PASS));
        assertThat(out.toString()).isEmpty();
        nanos += 500_000_000;
        progress.count(SampleResult.of("a/b", Verdict.FAIL));
        assertThat(out.toString()).isEqualTo("2 of 7 cases, 4 a second, 1 FAIL");
        nanos += 99_999_999;
        progress.count(SampleResult.of("a/b", Verdict.PASS));
        assertThat(out.toString()).isEqualTo("2 of 7 cases, 4 a second, 1 FAIL");
        progress.end();
        assertThat(out.toString()).endsWith("1 FAIL" + ERASED);
    }

    @Test
    void prints_a_line_every_ten_seconds_where_there_is_no_terminal() {
        Progress progress = progress(Ansi.OFF);
        nanos += 9_999_999_999L;
        progress.count(SampleResult.of("a/b", Verdict.FAIL));
        assertThat(out.toString()).isEmpty();
        nanos += 1;
        progress.count(SampleResult.of("a/b", Verdict.PASS));
        nanos += 1_000_000_000;
        progress.count(SampleResult.of("a/b", Verdict.PASS));
        progress.end();
        assertThat(out.toString()).isEqualTo("2 of 7 cases, 0 a second, 1 FAIL" + System.lineSeparator());
    }

    @Test
    void says_also_while_no_case_ends_what_takes_its_time() {
        Progress progress = progress(Ansi.OFF);
        nanos += 9_999_999_999L;
        progress.say();
        assertThat(out.toString()).isEmpty();
        nanos += 1;
        progress.say();
        progress.say();
        String line = "0 of 7 cases: finding out what the target can do, 10 s" + System.lineSeparator();
        assertThat(out.toString()).isEqualTo(line);
        progress.end();
        nanos += 10_000_000_000L;
        progress.say();
        assertThat(out.toString()).isEqualTo(line);
    }

    private Progress progress(Ansi ansi) {
        return new Progress(new PrintWriter(out), ansi, 7, () -> nanos);
    }
}
