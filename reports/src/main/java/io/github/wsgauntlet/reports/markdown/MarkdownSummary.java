package io.github.wsgauntlet.reports.markdown;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Durations;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Afterwards;
import io.github.wsgauntlet.reports.view.Dates;
import io.github.wsgauntlet.reports.view.Headline;
import io.github.wsgauntlet.reports.view.Missed;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.RuleView;
import io.github.wsgauntlet.reports.view.Standing;
import io.github.wsgauntlet.reports.view.Standing.Kind;
import io.github.wsgauntlet.reports.view.Tally;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The summary of one complete run, a method for each section. */
final class MarkdownSummary {
    /** How many code points of a text are shown in a cell. */
    private static final int LIMIT = 240;

    private static final int MOST_DIFFERENCES = 30;
    private static final int MOST_FIXES = 20;
    private static final int MOST_FAMILIES = 40;
    private static final int MOST_REASONS = 10;

    private static final List<Verdict> VERDICTS = List.of(
            Verdict.FAIL, Verdict.STRICT, Verdict.WARN, Verdict.INFO, Verdict.PASS, Verdict.SKIP, Verdict.INCONCLUSIVE);

    private final Markdown text = new Markdown();
    private final Results run;
    private final List<CaseResult> cases;
    private final Ledger ledger;
    private final Optional<Function<CaseResult, Standing>> standing;

    MarkdownSummary(Results run, Ledger ledger, Optional<Function<CaseResult, Standing>> standing) {
        this.run = run;
        this.cases = run.cases().stream()
                .sorted(Comparator.comparing(CaseResult::id, NaturalOrder.COMPARATOR))
                .toList();
        this.ledger = ledger;
        this.standing = standing;
    }

    String write() {
        head();
        standing.ifPresent(this::differences);
        fixes();
        families();
        notJudged();
        return text.toString();
    }

    private void head() {
        RunFooter footer = run.footer().orElseThrow();
        text.block("## WebSocket conformance: "
                + Markdown.escaped(run.header().target().name(), LIMIT));
        text.block("**" + Markdown.escaped(Headline.of(run), LIMIT) + ".**");
        text.block(
                footer.judged()
                        ? (footer.early() ? "**This run was ended early.** " : "") + "Exit " + footer.exit() + ": "
                                + Markdown.escaped(footer.summary(), LIMIT) + "."
                        : "**The target could not be judged:** " + Markdown.escaped(footer.summary(), LIMIT));
        text.block(count(cases.size()) + " in " + Durations.words(footer.millis()) + ": "
                + Tally.of(cases).words() + " · "
                + Markdown.escaped(run.header().tool(), LIMIT) + " · "
                + Dates.words(run.header().started()));
        Afterwards.of(footer).ifPresent(text::block);
    }

    /** A case that is not as the baseline says. */
    private record Difference(CaseResult result, Standing standing) {}

    private void differences(Function<CaseResult, Standing> standing) {
        Map<Kind, List<Difference>> kinds = cases.stream()
                .map(result -> new Difference(result, standing.apply(result)))
                .collect(groupingBy(each -> each.standing().kind()));
        List<Difference> worse = kinds.getOrDefault(Kind.WORSE, List.of());
        List<Difference> better = kinds.getOrDefault(Kind.BETTER, List.of());
        List<Difference> moved = kinds.getOrDefault(Kind.MOVED, List.of());
        int known = kinds.getOrDefault(Kind.KNOWN, List.of()).size();
        String others = known == 0 ? "" : " " + count(known) + " more " + (known == 1 ? "is" : "are") + " as it says.";
        if (worse.isEmpty() && better.isEmpty() && moved.isEmpty()) {
            text.block("### As the baseline says");
            text.block(
                    known == 0
                            ? "Nothing is known, and nothing is found."
                            : count(known) + " that did not pass " + (known == 1 ? "was" : "were") + " known.");
            return;
        }
        text.block("### Not as the baseline says: " + worse.size() + " worse, " + better.size() + " better"
                + (moved.isEmpty() ? "" : ", " + moved.size() + " moved without failing the run"));
        text.row("", "case", "expected", "now", "what happened").line("|---|---|---|---|---|");
        Stream.of(worse, better, moved)
                .flatMap(List::stream)
                .limit(MOST_DIFFERENCES)
                .forEach(each -> text.row(
                        each.standing().kind().name().toLowerCase(Locale.ROOT),
                        Markdown.code(each.result().id(), LIMIT),
                        each.standing().expected().name(),
                        each.result().verdict().name(),
                        Markdown.escaped(each.result().actual(), LIMIT)));
        text.line("");
        int left = worse.size() + better.size() + moved.size() - MOST_DIFFERENCES;
        if (left > 0 || known > 0) {
            text.block(((left > 0 ? "And " + left + " more." : "") + others).strip());
        }
    }

    private void fixes() {
        List<Missed> fixes = Missed.VERDICTS.stream()
                .flatMap(verdict -> Missed.of(verdict, cases, ledger).stream())
                .toList();
        text.block("### What to fix first");
        if (fixes.isEmpty()) {
            text.block("Nothing: no case says FAIL, STRICT or WARN.");
            return;
        }
        text.row("", "requirement", "source", "cases", "for example").line("|---|---|---|---:|---|");
        fixes.stream().limit(MOST_FIXES).forEach(fix -> {
            CaseResult first = fix.cases().getFirst();
            text.row(
                    fix.verdict().name(),
                    Markdown.escaped(fix.rule().says(), LIMIT),
                    source(fix.rule()),
                    String.valueOf(fix.cases().size()),
                    Markdown.code(first.id(), LIMIT) + " " + Markdown.escaped(first.actual(), LIMIT));
        });
        text.line("");
        if (fixes.size() > MOST_FIXES) {
            text.block("And " + (fixes.size() - MOST_FIXES) + " more.");
        }
    }

    private static String source(RuleView rule) {
        String source = Markdown.escaped(rule.source());
        return rule.link().isEmpty() ? source : "[" + source + "](" + rule.link() + ")";
    }

    private void families() {
        Map<String, List<CaseResult>> families = cases.stream()
                .collect(groupingBy(CaseResult::family, () -> new TreeMap<>(NaturalOrder.COMPARATOR), toList()));
        if (families.isEmpty()) {
            return;
        }
        text.block("### Families");
        text.row(Stream.concat(Stream.of("family"), VERDICTS.stream().map(Verdict::name)))
                .line("|---|" + "---:|".repeat(VERDICTS.size()));
        families.entrySet().stream().limit(MOST_FAMILIES).forEach(family -> {
            Tally tally = Tally.of(family.getValue());
            text.row(Stream.concat(
                    Stream.of(Markdown.escaped(family.getKey(), LIMIT)),
                    VERDICTS.stream().map(verdict -> number(tally.count(verdict)))));
        });
        text.line("");
        if (families.size() > MOST_FAMILIES) {
            text.block("And " + (families.size() - MOST_FAMILIES) + " more.");
        }
    }

    /** Cases that were not judged for one reason. */
    private record Unjudged(Verdict verdict, String reason) {}

    private void notJudged() {
        Map<Unjudged, List<CaseResult>> reasons = cases.stream()
                .filter(result -> !result.verdict().judged())
                .collect(groupingBy(
                        result -> new Unjudged(result.verdict(), result.actual()), LinkedHashMap::new, toList()));
        if (reasons.isEmpty()) {
            return;
        }
        text.block("### Not judged");
        text.row("", "why", "cases", "for example").line("|---|---|---:|---|");
        reasons.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(MOST_REASONS)
                .forEach(entry -> text.row(
                        entry.getKey().verdict().name(),
                        Markdown.escaped(entry.getKey().reason(), LIMIT),
                        String.valueOf(entry.getValue().size()),
                        Markdown.code(entry.getValue().getFirst().id(), LIMIT)));
        text.line("");
        if (reasons.size() > MOST_REASONS) {
            text.block("And for " + (reasons.size() - MOST_REASONS) + " more reasons.");
        }
    }

    private static String count(int cases) {
        return Words.counted(cases, "case");
    }

    /** Return a number for a table of which most numbers are 0. */
    private static String number(int count) {
        return count == 0 ? "" : String.valueOf(count);
    }
}
