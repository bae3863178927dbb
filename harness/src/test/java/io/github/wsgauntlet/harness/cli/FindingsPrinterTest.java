package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.MessageReaction.StayedSilent;
import io.github.wsgauntlet.harness.SampleResult;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class FindingsPrinterTest {
    private static final String PONG = "rfc6455-5.5.2-ping-answered-by-pong";
    private static final Yardstick USUAL = Yardstick.of(Optional.of(Verdict.FAIL));

    private final StringWriter out = new StringWriter();

    @Test
    void puts_one_fault_into_one_block_whichever_case_ended_first() {
        List<CaseResult> results = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            results.add(SampleResult.of("control/ping[" + i + "]", Verdict.FAIL, PONG));
        }
        results.add(SampleResult.of("foundation/basics/pong", Verdict.FAIL, "other"));
        results.add(SampleResult.of("a/strict", Verdict.STRICT, PONG));
        results.add(SampleResult.of("a/warn", Verdict.WARN, PONG));
        results.add(SampleResult.of("a/unclear", Verdict.INCONCLUSIVE, PONG));
        results.add(SampleResult.of("a/pass", Verdict.PASS, ""));
        String first = print(results, false);
        Collections.shuffle(results);
        assertThat(print(results, false)).isEqualTo(first);
        assertThat(first.lines())
                .containsExactly(
                        "FAIL  other",
                        "  expected  a pong",
                        "            It was so.",
                        "  case      foundation/basics/pong",
                        "",
                        "FAIL  " + PONG,
                        "  expected  a pong",
                        "            It was so.",
                        "  case      control/ping[1]",
                        "            control/ping[2]",
                        "            control/ping[3]",
                        "            control/ping[4]",
                        "            control/ping[5]",
                        "            control/ping[6]",
                        "            and 3 more",
                        "",
                        "INCONCLUSIVE  It was so.",
                        "  expected  a pong",
                        "            It was so.",
                        "  case      a/unclear",
                        "",
                        "Not failing the run: 1 STRICT, 1 WARN (-v shows them)");
    }

    @Test
    void begins_with_a_case_that_is_about_the_fault() {
        var seen = new StayedSilent();
        List<CaseResult> results = List.of(
                SampleResult.of("a/on-the-way", Verdict.FAIL, seen, List.of("other"))
                        .blaming(PONG),
                SampleResult.of("b/too", Verdict.FAIL, seen, List.of("other", PONG))
                        .blaming(PONG),
                SampleResult.of("c/about-it[10]", Verdict.FAIL, seen, List.of(PONG)),
                SampleResult.of("c/about-it[9]", Verdict.FAIL, seen, List.of(PONG)));
        assertThat(print(results, false))
                .containsSubsequence("c/about-it[9]", "c/about-it[10]", "b/too", "a/on-the-way");
    }

    @Test
    void shows_all_of_it_when_asked() {
        assertThat(print(List.of(SampleResult.of("a/strict", Verdict.STRICT, PONG)), true))
                .startsWith("STRICT  " + PONG)
                .contains("a/strict")
                .doesNotContain("-v");
    }

    @Test
    void lets_nobody_write_to_the_terminal_or_to_the_workflow() {
        CaseResult evil = SampleResult.of("a/b\u001b[2J\n::error::gotcha", Verdict.FAIL, "\u009b31m");
        assertThat(print(List.of(evil), true)).doesNotContain("\u001b", "\u009b", "\n::");

        var workflow = WorkflowCommands.in(Map.of("GITHUB_ACTIONS", "true")).orElseThrow();
        var lines = new StringWriter();
        workflow.annotate(Findings.of(List.of(evil), USUAL, Ledger.load()).unexpected(), new PrintWriter(lines, true));
        assertThat(lines.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("::error title=WebSocket conformance%3A FAIL::")
                .contains("%0A::error::gotcha");
        assertThat(WorkflowCommands.in(Map.of())).isEmpty();
    }

    private String print(List<CaseResult> results, boolean verbose) {
        out.getBuffer().setLength(0);
        var writer = HarmlessWriter.on(new PrintWriter(out));
        var terminal = new Terminal(writer, writer, Ansi.OFF, verbose, false, Optional.empty());
        new FindingsPrinter(terminal).print(Findings.of(results, USUAL, Ledger.load()));
        return out.toString();
    }
}
