package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.reports.record.CaseResult;

/** Writes a case as an issue for whoever looks after the server, in Markdown. */
final class IssueText {
    private IssueText() {}

    /**
     * Return the text, the first line as its title.
     *
     * @param view the case
     * @param missed the requirement it missed
     */
    static String of(CaseView view, RuleView missed) {
        CaseResult result = view.result();
        StringBuilder text = new StringBuilder();
        text.append(missed.duty()).append("\n\n");
        text.append(result.actual()).append("\n\n");
        text.append("Required by ").append(missed.reference());
        text.append(missed.link().isEmpty() ? "" : ", " + missed.link())
                .append(" (")
                .append(missed.id());
        text.append("). Verdict: ")
                .append(result.verdict())
                .append(", case `")
                .append(result.id())
                .append("`.\n");
        list(text, "Sent", result.sent());
        list(text, "Allowed, best first", result.expected());
        text.append("\nOn the wire:\n\n");
        TranscriptText.of(result.transcript())
                .lines()
                .forEach(line -> text.append("    ").append(line).append('\n'));
        block(text, "With wsgauntlet", view.replay());
        block(text, "The same bytes without it, each part in one write", view.shellLine());
        return Legible.text(text.toString());
    }

    private static void list(StringBuilder text, String name, Iterable<String> items) {
        text.append('\n').append(name).append(":\n\n");
        items.forEach(item -> text.append("- ").append(item).append('\n'));
    }

    private static void block(StringBuilder text, String name, String command) {
        if (!command.isEmpty()) {
            text.append('\n').append(name).append(":\n\n    ").append(command).append('\n');
        }
    }
}
