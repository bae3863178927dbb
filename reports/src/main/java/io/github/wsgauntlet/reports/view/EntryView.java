package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.reports.record.Durations;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the wire timeline.
 *
 * @param lane whose doing it was, as the classes it is drawn with: {@code tester}, {@code target} or {@code note}; or
 *     {@code mark-line} and the class of a verdict
 * @param who the same in words; empty for a note
 * @param time when, in milliseconds since the connection was opened
 * @param summary what happened
 * @param text the lines of an HTTP head; else empty
 * @param fields bytes and what they mean
 * @param meaning what the payload means; may be empty
 * @param gap how long nothing had happened before; empty if that was no time worth a word
 */
record EntryView(
        String lane,
        String who,
        String time,
        String summary,
        String text,
        List<WireField> fields,
        String meaning,
        Optional<Gap> gap) {
    /** From this many microseconds on, a silence is drawn. */
    private static final long SILENCE = 1_000;

    /**
     * A time in which nothing happened.
     *
     * @param words the time as people read it
     * @param room how much room it takes: 1 for a millisecond, and 1 more for ten times as long
     */
    record Gap(String words, String room) {
        private static Gap of(long micros) {
            return new Gap(
                    Durations.words(micros / 1000.0), String.format(Locale.ROOT, "%.1f", Math.log10(micros / 100.0)));
        }
    }

    /**
     * Take a conversation apart, with the silences in it.
     *
     * @param reaction what the target did, which says what is wrong with the frame that decided
     */
    static List<EntryView> of(List<Entry> transcript, Reaction reaction) {
        List<EntryView> views = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < transcript.size(); i++) {
            Entry entry = transcript.get(i);
            boolean decides = i + 1 < transcript.size() && transcript.get(i + 1) instanceof Entry.Mark;
            EntryView view = decides ? decisive(entry, reaction) : of(entry);
            long silence = entry.micros() - before;
            views.add(silence < SILENCE ? view : view.behind(Gap.of(silence)));
            before = entry.micros();
        }
        return views;
    }

    static EntryView of(Entry entry) {
        return switch (entry) {
            case Entry.Head head -> view(head, head.text().replace("\r\n", "\n").stripTrailing(), List.of(), "");
            case Entry.Frame frame -> view(frame, "", WireField.of(frame), meaning(frame.preview()));
            case Entry.Bytes bytes ->
                view(
                        bytes,
                        "",
                        List.of(new WireField(
                                WireField.PAYLOAD,
                                WireField.hex(bytes.bytes()),
                                count(bytes.bytes().length()))),
                        "");
            case Entry.Event event -> view(event, "", List.of(), "");
            case Entry.LeftOut leftOut -> view(leftOut, "", List.of(), "");
            case Entry.Mark mark ->
                view(mark, "", List.of(), "").in("mark-line v-" + mark.verdict().key(), List.of());
        };
    }

    /** Return the row of what has made the verdict certain, with a mark at what is wrong with it. */
    private static EntryView decisive(Entry entry, Reaction reaction) {
        EntryView view = of(entry);
        Set<String> wrong = entry instanceof Entry.Frame frame ? WrongFields.of(reaction, frame) : Set.of();
        return view.in(
                view.lane + " decisive",
                view.fields.stream()
                        .map(field -> wrong.contains(field.name()) ? field.asWrong() : field)
                        .toList());
    }

    private EntryView in(String other, List<WireField> marked) {
        return new EntryView(other, who, time, summary, text, marked, meaning, gap);
    }

    private EntryView behind(Gap silence) {
        return new EntryView(lane, who, time, summary, text, fields, meaning, Optional.of(silence));
    }

    /** Return whether there is nothing to show but the summary. */
    boolean slim() {
        return text.isEmpty() && fields.isEmpty();
    }

    private static EntryView view(Entry entry, String text, List<WireField> fields, String meaning) {
        String who = switch (entry.from()) {
            case TESTER -> "tester →";
            case TARGET -> "← target";
            case NOTE -> "";
        };
        String time = String.format(Locale.ROOT, "%.3f ms", entry.micros() / 1000.0);
        return new EntryView(
                entry.from().name().toLowerCase(Locale.ROOT),
                who,
                time,
                entry.summary(),
                text,
                fields,
                meaning,
                Optional.empty());
    }

    private static String meaning(Preview preview) {
        return switch (preview) {
            case Preview.None none -> "";
            case Preview.Text text -> "“" + text.text() + (text.whole() ? "”" : "…”");
            case Preview.Close close ->
                "code " + close.code() + (close.reason().isEmpty() ? "" : ", “" + close.reason() + "”");
        };
    }

    private static String count(long bytes) {
        return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
}
