package io.github.wsgauntlet.reports.diff;

import io.github.wsgauntlet.reports.diff.Change.Kind;
import io.github.wsgauntlet.reports.markdown.Markdown;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Dates;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes the summary of a diff as Markdown (CommonMark with the tables of GitHub). */
final class DiffMarkdown {
    /** How many changes of a kind are listed: a comment on a change is to be read. */
    private static final int LISTED = 50;

    /** How many characters of what a target says are told: the page has the rest. */
    private static final int LONGEST = 400;

    private DiffMarkdown() {}

    static String write(RunDiff diff) {
        var text = new Markdown();
        text.block("# " + diff.headline());
        text.line(run(diff.before()) + " → " + run(diff.after()) + " · [each change with its bytes](" + DiffReport.PAGE
                + ")");
        capabilities(diff.capabilities(), text);
        Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.SAME)
                .forEach(kind -> changes(kind, diff.of(kind), text));
        return text.toString();
    }

    private static String run(Results run) {
        return Markdown.escaped(run.header().target().name(), LONGEST) + ", "
                + Dates.words(run.header().started());
    }

    private static void capabilities(List<RunDiff.Capability> capabilities, Markdown text) {
        if (capabilities.isEmpty()) {
            return;
        }
        text.line("").row("the target", "before", "after").line("|---|---|---|");
        capabilities.forEach(each -> row(text, each.name(), each.before(), each.after()));
    }

    private static void changes(Kind kind, List<Change> changes, Markdown text) {
        if (changes.isEmpty()) {
            return;
        }
        text.line("").block("## " + kind.title() + " (" + changes.size() + ")");
        text.row("case", "verdict", "what the later run says").line("|---|---|---|");
        changes.stream().limit(LISTED).forEach(each -> row(text, each.id(), each.words(), each.reason()));
        if (changes.size() > LISTED) {
            text.line("").line(changes.size() - LISTED + " more are in the page.");
        }
    }

    private static void row(Markdown text, String... cells) {
        text.row(Stream.of(cells).map(cell -> Markdown.escaped(cell, LONGEST)));
    }
}
