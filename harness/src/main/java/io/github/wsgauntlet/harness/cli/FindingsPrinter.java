package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.cli.Findings.Fault;
import io.github.wsgauntlet.harness.run.InBrief;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Tally;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Prints what a run has found: a block for each fault that fails it, with the bytes of the first case that shows it and
 * the ids of the others; and how much else there is, or that in blocks too.
 */
final class FindingsPrinter {
    /** How many other cases a block names, unless all are asked for. */
    private static final int MOST_OTHERS = 5;

    private static final String FIELD = "  %-9s %s%n";

    private final HarmlessWriter out;
    private final Ansi ansi;
    private final boolean verbose;

    FindingsPrinter(Terminal terminal) {
        this.out = terminal.out();
        this.ansi = terminal.ansi();
        this.verbose = terminal.verbose();
    }

    /** Print them; nothing where there are none. */
    void print(Findings findings) {
        findings.unexpected().forEach(this::print);
        List<Fault> others = findings.others();
        if (verbose) {
            others.forEach(this::print);
        } else if (!others.isEmpty()) {
            List<CaseResult> cases =
                    others.stream().flatMap(fault -> fault.cases().stream()).toList();
            out.println("Not failing the run: " + Tally.of(cases).names() + " (-v shows them)");
        }
    }

    private void print(Fault fault) {
        CaseResult first = fault.first();
        out.raw().print(ansi.string("@|" + style(fault.verdict()) + " " + fault.verdict() + "|@"));
        out.println("  " + fault.title());
        if (fault.verdict() != Verdict.PASS) {
            var brief = InBrief.of(first);
            field("sent", brief.sent());
            field("expected", brief.expected());
            field("received", brief.received());
            field("", first.actual());
        }
        cases(fault);
        out.println();
    }

    private void cases(Fault fault) {
        List<CaseResult> cases = fault.cases();
        field("case", cases.getFirst().id());
        int shown = verbose ? cases.size() : Math.min(cases.size(), 1 + MOST_OTHERS);
        cases.subList(1, shown).forEach(each -> field("", each.id()));
        if (shown < cases.size()) {
            field("", "and " + (cases.size() - shown) + " more");
        }
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            out.print(String.format(Locale.ROOT, FIELD, name, Legible.line(value)));
        }
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "bold,red";
            case STRICT -> "magenta";
            case WARN -> "yellow";
            case INFO -> "blue";
            case PASS -> "green";
            case SKIP, INCONCLUSIVE -> "faint";
        };
    }
}
