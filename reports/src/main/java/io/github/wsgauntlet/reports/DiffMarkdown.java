package io.github.wsgauntlet.reports;

import static io.github.wsgauntlet.reports.MatrixMarkdown.escaped;

import io.github.wsgauntlet.reports.Change.Kind;
import java.util.Arrays;
import java.util.List;

/** Writes the summary of a diff as Markdown (CommonMark with the tables of GitHub). */
final class DiffMarkdown {
    /** How many changes of a kind are listed: a comment on a change is to be read. */
    private static final int LISTED = 50;

    private DiffMarkdown() {}

    static String write(RunDiff diff) {
        var text = new StringBuilder();
        text.append("# ").append(diff.headline()).append("\n\n");
        text.append(run(diff.before())).append(" → ").append(run(diff.after()));
        text.append(" · [each change with its bytes](").append(DiffReport.PAGE).append(")\n");
        capabilities(diff.capabilities(), text);
        Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.SAME)
                .forEach(kind -> changes(kind, diff.of(kind), text));
        return text.toString();
    }

    private static String run(Results run) {
        return escaped(run.header().target().name()) + ", "
                + ReportPage.date(run.header().started());
    }

    private static void capabilities(List<RunDiff.Capability> capabilities, StringBuilder text) {
        if (capabilities.isEmpty()) {
            return;
        }
        text.append("\n| the target | before | after |\n|---|---|---|\n");
        capabilities.forEach(each -> row(text, each.name(), each.before(), each.after()));
    }

    private static void changes(Kind kind, List<Change> changes, StringBuilder text) {
        if (changes.isEmpty()) {
            return;
        }
        text.append("\n## ")
                .append(kind.title())
                .append(" (")
                .append(changes.size())
                .append(")\n\n");
        text.append("| case | verdict | what the later run says |\n|---|---|---|\n");
        changes.stream().limit(LISTED).forEach(each -> row(text, each.id(), each.words(), each.reason()));
        if (changes.size() > LISTED) {
            text.append("\n").append(changes.size() - LISTED).append(" more are in the page.\n");
        }
    }

    private static void row(StringBuilder text, String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(escaped(cell)).append(" |");
        }
        text.append('\n');
    }
}
