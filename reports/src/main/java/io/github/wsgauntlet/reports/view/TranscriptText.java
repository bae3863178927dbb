package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.reports.record.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a wire timeline as plain text. */
public final class TranscriptText {
    private static final String INDENT = " ".repeat(25);

    private TranscriptText() {}

    /**
     * Return a line for each entry, and its bytes and what they mean in lines below it; ends with a line feed.
     * Characters that a terminal would obey are replaced by ones that can be seen.
     */
    public static String of(List<Entry> transcript) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : transcript) {
            EntryView view = EntryView.of(entry);
            text.append(line(view));
            view.text().lines().forEach(line -> text.append(INDENT).append(line).append('\n'));
            for (WireField field : view.fields()) {
                text.append(INDENT)
                        .append(field.hex())
                        .append("   (")
                        .append(field.meaning())
                        .append(")\n");
            }
            if (!view.meaning().isEmpty()) {
                text.append(INDENT).append(Legible.line(view.meaning())).append('\n');
            }
        }
        return Legible.text(text.toString());
    }

    /** Return a line for each entry, and nothing below it; ends with a line feed. */
    public static String outline(List<Entry> transcript) {
        return Legible.text(
                transcript.stream().map(EntryView::of).map(TranscriptText::line).collect(Collectors.joining()));
    }

    private static String line(EntryView view) {
        return String.format("%12s  %-9s  %s\n", view.time(), view.who(), Legible.line(view.summary()));
    }
}
