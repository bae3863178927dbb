package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.SampleResult;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class RunPrinterTest {
    private static final URI URL = URI.create("ws://127.0.0.1:9001/");

    @Test
    void tells_the_numbers_and_where_the_report_is() {
        assertThat(printed(0)).containsExactly("A, 0 cases", "0 cases in 1.50 s: 2 PASS", "Report: out/index.html");
    }

    @Test
    void remarks_that_a_target_does_not_come_to_rest() {
        assertThat(printed(98))
                .containsExactly(
                        "A, 0 cases",
                        "0 cases in 1.50 s: 2 PASS",
                        "When everything was closed, the target still kept 98 % of a processor busy.",
                        "Report: out/index.html");
    }

    /** The last line says what is unclear: it is that the target has gone. */
    @Test
    void tells_what_was_found_before_the_target_was_gone() {
        var footer = new RunFooter(Instant.EPOCH, 1_500, Map.of(Verdict.FAIL, 1, Verdict.INCONCLUSIVE, 1), 3, "gone");
        List<CaseResult> results = List.of(
                SampleResult.of("a/red", Verdict.FAIL, "rule"), SampleResult.of("a/unclear", Verdict.INCONCLUSIVE, ""));
        assertThat(printed(footer, results))
                .containsExactly(
                        "A, 0 cases",
                        "FAIL  rule",
                        "  expected  a pong",
                        "            It was so.",
                        "  case      a/red",
                        "",
                        "0 cases in 1.50 s: 1 FAIL, 1 INCONCLUSIVE",
                        "Report: out/index.html");
    }

    /** Return what is printed of a run whose target stays so busy. */
    private static List<String> printed(int busy) {
        var footer = new RunFooter(
                Instant.EPOCH, 1_500, Map.of(Verdict.PASS, 2), 0, "nothing broken", busy, RunFooter.Ended.WHOLE);
        return printed(footer, List.of());
    }

    private static List<String> printed(RunFooter footer, List<CaseResult> results) {
        var out = new StringWriter();
        var terminal = new Terminal(
                HarmlessWriter.on(new PrintWriter(out)),
                HarmlessWriter.on(new PrintWriter(new StringWriter())),
                Ansi.OFF,
                false,
                true,
                Optional.empty());
        var plan = new Plan(
                new Peer.Embedded("A", Reach.standard()),
                Repertoire.of(Catalogue.load()),
                List.of(),
                RunOptions.standard(),
                Optional.empty(),
                Gate.standard(),
                new Reports(Path.of("out"), Set.of()));
        RunPrinter.to(terminal)
                .begin(plan, Reach.standard().to("A", URL), List.of())
                .end(footer, results, Yardstick.of(Optional.of(Verdict.FAIL)), Path.of("out", "index.html"));
        return out.toString().lines().toList();
    }
}
