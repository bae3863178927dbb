package io.github.wsgauntlet.reports;

import io.github.wsgauntlet.cases.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the summary of a matrix as Markdown (CommonMark with the tables of GitHub). */
final class MatrixMarkdown {
    /** How many requirements are listed, unless more are broken by most targets. */
    private static final int LISTED = 20;

    /** The characters that Markdown or HTML could take for more than themselves. */
    private static final String ESCAPED = "\\`*_[]<>|~&$";

    private static final List<Verdict> VERDICTS = List.of(
            Verdict.PASS, Verdict.INFO, Verdict.WARN, Verdict.STRICT, Verdict.FAIL, Verdict.SKIP, Verdict.INCONCLUSIVE);

    private MatrixMarkdown() {}

    static String write(MatrixPage page) {
        StringBuilder text = new StringBuilder();
        line(text, "# WebSocket conformance matrix");
        line(text, "");
        line(
                text,
                page.days() + " · " + page.headline() + " · " + escaped(page.tools())
                        + " · [every case with its bytes](" + MatrixReport.PAGE + ")");
        line(text, "");
        line(
                text,
                "FAIL: broke a MUST, and no sentence of the RFC excuses it. STRICT: broke the letter of a MUST, which");
        line(
                text,
                "another sentence or wide, harmless practice excuses. WARN: missed a SHOULD. INFO: made a choice the");
        line(
                text,
                "RFC leaves open. SKIP: the target lacks what the case needs, such as an echo. Each number is what one");
        line(text, "run saw of one version in one configuration.");
        line(text, "");
        targets(text, page);
        requirements(text, page);
        return text.toString();
    }

    private static void targets(StringBuilder text, MatrixPage page) {
        line(text, "## Targets");
        line(text, "");
        row(
                text,
                Stream.concat(
                        Stream.of("target", "cases judged"),
                        Stream.concat(VERDICTS.stream().map(Verdict::name), Stream.of("time"))));
        line(text, "|---|" + "---:|".repeat(VERDICTS.size() + 2));
        for (MatrixColumn column : page.columns()) {
            Tally tally = column.tally();
            row(
                    text,
                    Stream.concat(
                            Stream.of(escaped(column.label()), String.valueOf(tally.judged())),
                            Stream.concat(
                                    VERDICTS.stream().map(verdict -> String.valueOf(tally.count(verdict))),
                                    Stream.of(column.time()))));
        }
        line(text, "");
    }

    private static void requirements(StringBuilder text, MatrixPage page) {
        line(text, "## Requirements broken by most targets");
        line(text, "");
        if (page.broken().isEmpty()) {
            line(text, "No case says FAIL on any target.");
            return;
        }
        line(text, "A target counts once for each requirement that a case with FAIL names.");
        line(text, "");
        row(text, Stream.of("requirement", "what it says", "source", "targets"));
        line(text, "|---|---|---|---:|");
        int targets = page.columns().size();
        long most = page.broken().stream()
                .filter(each -> each.columns().size() * 2 > targets)
                .count();
        long listed = Math.min(page.broken().size(), Math.max(LISTED, most));
        page.broken().stream()
                .limit(listed)
                .forEach(each -> row(
                        text,
                        Stream.of(
                                escaped(each.rule().id()),
                                escaped(each.rule().says()),
                                escaped(each.rule().source()),
                                each.columns().size() + " of " + targets)));
        long others = page.broken().size() - listed;
        if (others > 0) {
            int bound = page.broken().get((int) listed).columns().size();
            line(text, "");
            line(
                    text,
                    others + (others == 1 ? " more requirement is" : " more requirements are") + " broken by "
                            + (bound == 1 ? "1 target" : bound + " targets or fewer") + ".");
        }
    }

    private static void row(StringBuilder text, Stream<String> cells) {
        line(text, cells.collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    /** Returns a text as a part of a line that means nothing but itself. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Legible.text(text.replace('\n', ' ').replace('\t', ' ')).chars().forEach(c -> {
            if (ESCAPED.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
