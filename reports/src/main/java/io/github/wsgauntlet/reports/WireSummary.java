package io.github.wsgauntlet.reports;

import io.github.wsgauntlet.reports.Entry.From;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What went over the wire, in one line: {@code > 8882 270f < 8802 270f FIN}. Payloads are unmasked and cut short; the
 * tester's own sign-off is left out, and the opening handshake where frames say more.
 */
public final class WireSummary {
    private static final int MOST_ENTRIES = 6;
    private static final int MOST_DIGITS = 24;

    /** "barrier-" in hex: with this the tester finds out whether the target is still alive. */
    private static final String BARRIER = "626172726965722d";

    /** What stands in every request. */
    private static final Pattern USUAL =
            Pattern.compile("Host: .*|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: [A-Za-z0-9+/]{22}=="
                    + "|Sec-WebSocket-Version: 13|");

    private WireSummary() {}

    /** Returns the line for what a case recorded; of many entries the first ones. */
    public static String of(CaseResult result) {
        List<Entry> wire = result.transcript().stream()
                .filter(entry -> entry.from() != From.NOTE && !text(entry).isEmpty() && !isBarrier(entry))
                .toList();
        List<Entry> frames = withoutSignOff(
                wire.stream().filter(entry -> !(entry instanceof Entry.Head)).toList());
        boolean spoke = frames.stream().anyMatch(entry -> entry.from() == From.TESTER || entry instanceof Entry.Frame);
        List<Entry> telling = spoke
                ? frames
                : wire.stream().filter(Entry.Head.class::isInstance).toList();
        var pieces = new ArrayList<String>();
        From last = From.NOTE;
        for (Entry entry : telling.subList(0, Math.min(MOST_ENTRIES, telling.size()))) {
            if (entry.from() != last) {
                pieces.add(entry.from() == From.TESTER ? ">" : "<");
                last = entry.from();
            }
            pieces.add(text(entry));
        }
        if (telling.size() > MOST_ENTRIES) {
            pieces.add("…");
        }
        return String.join(" ", pieces);
    }

    /** Leaves out a closing handshake that the tester begins at the end, and what follows. */
    private static List<Entry> withoutSignOff(List<Entry> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i) instanceof Entry.Frame frame && frame.from() == From.TESTER) {
                boolean signOff =
                        header(frame).equals("8882") && frame.payload().head().equals("03e8");
                return signOff ? frames.subList(0, i) : frames;
            }
        }
        return frames;
    }

    private static boolean isBarrier(Entry entry) {
        return entry instanceof Entry.Frame frame && frame.payload().head().startsWith(BARRIER);
    }

    private static String text(Entry entry) {
        return switch (entry) {
            case Entry.Head head -> "\"" + summary(head) + "\"";
            case Entry.Frame frame -> header(frame) + payload(frame.payload());
            case Entry.Bytes bytes -> cut(bytes.bytes().head(), bytes.bytes().length());
            case Entry.Event event -> event.from() == From.TARGET ? ending(event.summary()) : "";
        };
    }

    private static String summary(Entry.Head head) {
        if (head.from() == From.TARGET) {
            return head.summary();
        }
        var names = new HashSet<String>();
        return head.text()
                .lines()
                .filter(line -> !names.add(line.split(":", 2)[0])
                        || !USUAL.matcher(line).matches())
                .collect(Collectors.joining("; "));
    }

    private static String header(Entry.Frame frame) {
        int digits = 2 * (2 + frame.lengthBytes());
        String bytes = frame.bytes().head();
        return bytes.substring(0, Math.min(digits, bytes.length()));
    }

    private static String payload(Elided payload) {
        return payload.length() == 0 ? "" : " " + cut(payload.head(), payload.length());
    }

    private static String cut(String hex, long length) {
        return hex.length() > MOST_DIGITS || 2 * length > hex.length()
                ? hex.substring(0, Math.min(MOST_DIGITS, hex.length())) + "…"
                : hex;
    }

    private static String ending(String summary) {
        return summary.contains("FIN") ? "FIN" : summary.contains("RST") ? "RST" : "";
    }
}
