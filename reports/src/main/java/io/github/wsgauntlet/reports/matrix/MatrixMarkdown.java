package io.github.wsgauntlet.reports.matrix;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.markdown.Markdown;
import io.github.wsgauntlet.reports.view.Tally;
import java.util.List;
import java.util.stream.Stream;

/** Writes the summary of a matrix as Markdown (CommonMark with the tables of GitHub). */
final class MatrixMarkdown {
    /** How many requirements are listed, unless more are broken by most targets. */
    private static final int LISTED = 20;

    private static final List<Verdict> VERDICTS = List.of(
            Verdict.PASS, Verdict.INFO, Verdict.WARN, Verdict.STRICT, Verdict.FAIL, Verdict.SKIP, Verdict.INCONCLUSIVE);

    private MatrixMarkdown() {}

    static String write(MatrixPage page) {
        Markdown text = new Markdown();
        text.line("# WebSocket conformance matrix");
        text.line("");
        text.line(page.days() + " · " + page.headline() + " · " + Markdown.escaped(page.tools())
                + " · [every case with its bytes](" + MatrixReport.PAGE + ")");
        text.line("");
        text.line(
                "FAIL: broke a MUST, and no sentence of the RFC excuses it. STRICT: broke the letter of a MUST, which");
        text.line(
                "another sentence or wide, harmless practice excuses. WARN: missed a SHOULD. INFO: made a choice the");
        text.line("RFC leaves open. SKIP: the target lacks what the case needs, such as an echo. Each number is what"
                + " one");
        text.line("run saw of one version in one configuration.");
        text.line("");
        targets(text, page);
        requirements(text, page);
        return text.toString();
    }

    private static void targets(Markdown text, MatrixPage page) {
        text.line("## Targets");
        text.line("");
        text.row(Stream.concat(
                Stream.of("target", "cases judged"),
                Stream.concat(VERDICTS.stream().map(Verdict::name), Stream.of("time"))));
        text.line("|---|" + "---:|".repeat(VERDICTS.size() + 2));
        for (MatrixColumn column : page.columns()) {
            Tally tally = column.tally();
            text.row(Stream.concat(
                    Stream.of(Markdown.escaped(column.label()), String.valueOf(tally.judged())),
                    Stream.concat(
                            VERDICTS.stream().map(verdict -> String.valueOf(tally.count(verdict))),
                            Stream.of(column.time()))));
        }
        text.line("");
    }

    private static void requirements(Markdown text, MatrixPage page) {
        text.line("## Requirements broken by most targets");
        text.line("");
        if (page.broken().isEmpty()) {
            text.line("No case says FAIL on any target.");
            return;
        }
        text.line("A target counts once for each requirement that a case with FAIL names.");
        text.line("");
        text.row(Stream.of("requirement", "what it says", "source", "targets"));
        text.line("|---|---|---|---:|");
        int targets = page.columns().size();
        long most = page.broken().stream()
                .filter(each -> each.columns().size() * 2 > targets)
                .count();
        long listed = Math.min(page.broken().size(), Math.max(LISTED, most));
        page.broken().stream()
                .limit(listed)
                .forEach(each -> text.row(Stream.of(
                        Markdown.escaped(each.rule().id()),
                        Markdown.escaped(each.rule().says()),
                        Markdown.escaped(each.rule().source()),
                        each.columns().size() + " of " + targets)));
        long others = page.broken().size() - listed;
        if (others > 0) {
            int bound = page.broken().get((int) listed).columns().size();
            text.line("");
            text.line(others + (others == 1 ? " more requirement is" : " more requirements are") + " broken by "
                    + (bound == 1 ? "1 target" : bound + " targets or fewer") + ".");
        }
    }
}
