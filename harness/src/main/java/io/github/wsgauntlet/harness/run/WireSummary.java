package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction;
import io.github.wsgauntlet.cases.reaction.IllegalAnswer;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.Preview;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What went over the wire, in one line: {@code > 8882 270f < 8802 270f FIN}. Payloads are unmasked and cut short; what
 * the tester sends in every case is left out, and the opening handshake where frames say more; where that is what is
 * wrong, or its answer, the frames are left out. Where turns were taken in a protocol over WebSocket, text messages are
 * shown as text: {@code > '2probe' < '3probe'}.
 */
final class WireSummary {
    private static final int MOST_ENTRIES = 6;
    private static final int MOST_DIGITS = 24;
    private static final int MOST_CHARACTERS = 60;

    /** What stands in every request. */
    private static final Pattern USUAL =
            Pattern.compile("Host: .*|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: [A-Za-z0-9+/]{22}=="
                    + "|Sec-WebSocket-Version: 13|");

    /** A Close frame with no code, or with 1000 and any reason. */
    private static final Pattern USUAL_CLOSE = Pattern.compile("8800|88[0-7][0-9a-f] 03e8.*");

    private WireSummary() {}

    /** Return the line for a case; of many entries the first ones. */
    static String of(CaseResult result) {
        List<Entry> telling = telling(result);
        var pieces = new ArrayList<String>();
        From last = From.NOTE;
        for (Entry entry : telling.subList(0, Math.min(MOST_ENTRIES, telling.size()))) {
            if (entry.from() != last) {
                pieces.add(entry.from() == From.TESTER ? ">" : "<");
                last = entry.from();
            }
            pieces.add(shown(entry, result));
        }
        if (telling.size() > MOST_ENTRIES) {
            pieces.add("…");
        }
        return String.join(" ", pieces);
    }

    /** Return what one side has sent, or an empty text; of many entries the first ones. */
    static String of(CaseResult result, From side) {
        List<Entry> telling =
                telling(result).stream().filter(entry -> entry.from() == side).toList();
        String more = telling.size() > MOST_ENTRIES ? " …" : "";
        return telling.stream()
                .limit(MOST_ENTRIES)
                .map(entry -> shown(entry, result))
                .collect(Collectors.joining(" ", "", more));
    }

    private static List<Entry> telling(CaseResult result) {
        List<Entry> timeline = result.transcript();
        Set<String> barriers = barriers(timeline);
        List<Entry> wire = withoutSignOff(timeline).stream()
                .filter(entry -> entry.from() != From.NOTE && !text(entry).isEmpty() && !isBarrier(entry, barriers))
                .toList();
        List<Entry> frames =
                wire.stream().filter(entry -> !(entry instanceof Entry.Head)).toList();
        boolean spoke = frames.stream().anyMatch(entry -> entry.from() == From.TESTER || entry instanceof Entry.Frame);
        boolean ofHandshake =
                result.reaction() instanceof IllegalAnswer || result.reaction() instanceof HandshakeReaction;
        return spoke && !ofHandshake
                ? frames
                : wire.stream().filter(Entry.Head.class::isInstance).toList();
    }

    /** Leave out the closing handshake that ends a case, where the target answers as it should. */
    private static List<Entry> withoutSignOff(List<Entry> timeline) {
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.get(i).summary().endsWith(Timeline.SIGN_OFF)) {
                boolean usual = timeline.subList(i, timeline.size()).stream()
                        .filter(entry -> entry.from() == From.TARGET && !(entry instanceof Entry.Event))
                        .allMatch(entry -> USUAL_CLOSE.matcher(text(entry)).matches());
                return usual ? timeline.subList(0, i) : timeline;
            }
        }
        return timeline;
    }

    /** Return the payloads with which the tester looked whether the target is alive. */
    private static Set<String> barriers(List<Entry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.summary().endsWith(Timeline.BARRIER))
                .flatMap(entry -> entry instanceof Entry.Frame frame
                        ? Stream.of(frame.payload().head())
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private static boolean isBarrier(Entry entry, Set<String> barriers) {
        return entry instanceof Entry.Frame frame
                && barriers.contains(frame.payload().head());
    }

    /** Where turns were taken, what a text message says that is one frame tells more than its bytes. */
    private static String shown(Entry entry, CaseResult result) {
        return result.reaction() instanceof TurnReaction
                        && entry instanceof Entry.Frame frame
                        && frame.fin()
                        && frame.rsv() == 0
                        && frame.opcode() == Opcodes.TEXT
                        && frame.preview() instanceof Preview.Text(String said, boolean whole)
                ? "'" + cut(said, whole) + "'"
                : text(entry);
    }

    private static String cut(String said, boolean whole) {
        boolean longer = said.codePointCount(0, said.length()) > MOST_CHARACTERS;
        String shown = longer ? said.substring(0, said.offsetByCodePoints(0, MOST_CHARACTERS)) : said;
        return longer || !whole ? shown + "…" : shown;
    }

    private static String text(Entry entry) {
        return switch (entry) {
            case Entry.Head head -> "\"" + summary(head) + "\"";
            case Entry.Frame frame -> header(frame) + payload(frame.payload());
            case Entry.Bytes bytes -> cut(bytes.bytes().head(), bytes.bytes().length());
            case Entry.Event event -> event.from() == From.TARGET ? ending(event.summary()) : "";
            case Entry.Mark mark -> "";
            case Entry.LeftOut leftOut -> "";
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
