package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireFrameWriter;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.Preview;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns a transcript into the entries that reports show. */
final class Timeline {
    /** Ends the summary of what the tester sent to see whether the target is alive. */
    static final String BARRIER = ", to see whether the target is alive";

    /** Ends the summary of the Close frame with which the tester ends a case. */
    static final String SIGN_OFF = ", the closing handshake";

    private Timeline() {}

    static List<Entry> of(Transcript transcript) {
        return of(transcript, Verdict.PASS, OptionalInt.empty());
    }

    /**
     * Return the entries, with a mark where the verdict was certain.
     *
     * @param verdict the verdict
     * @param decisive the number of the event that made it certain; empty if no single one did
     */
    static List<Entry> of(Transcript transcript, Verdict verdict, OptionalInt decisive) {
        // Of the thousands of frames that some cases send, only those are read that are shown.
        var entries = new ArrayList<Supplier<Entry>>();
        int mark = -1;
        for (int i = 0; i < transcript.events().size(); i++) {
            Event event = transcript.events().get(i);
            for (int j = 0; j < count(event); j++) {
                int number = j;
                entries.add(() -> entry(event, number));
            }
            if (decisive.isPresent() && decisive.getAsInt() == i) {
                mark = entries.size();
                entries.add(() -> new Entry.Mark(event.at() / 1_000, verdict));
            }
        }
        return (entries.size() <= CaseResult.MOST_ENTRIES ? entries : cut(entries, mark))
                .stream().map(Supplier::get).toList();
    }

    private static List<Supplier<Entry>> cut(List<Supplier<Entry>> entries, int mark) {
        int kept = CaseResult.MOST_ENTRIES / 2;
        int behind = entries.size() - kept;
        var shown = new ArrayList<>(entries.subList(0, kept));
        Supplier<Entry> next = entries.get(kept);
        shown.add(() -> new Entry.Event(next.get().micros(), From.NOTE, (behind - kept) + " entries left out"));
        if (mark >= kept && mark < behind) {
            shown.add(entries.get(mark));
        }
        shown.addAll(entries.subList(behind, entries.size()));
        return shown;
    }

    /** Return how many entries an event makes. */
    private static int count(Event event) {
        if (event instanceof Event.Answered answered) {
            return answered.raw().length == 0 ? 1 : 2;
        }
        if (event instanceof Event.ReceivedEarlier received) {
            return received.content().length == 0 ? 1 : 2;
        }
        return event instanceof Event.Sent sent ? sent.pieces().size() : 1;
    }

    /** Return the entry of an event that has that number among those that it makes. */
    private static Entry entry(Event event, int number) {
        long at = event.at() / 1_000;
        return switch (event) {
            case Event.Connected connected ->
                new Entry.Event(
                        at,
                        From.TESTER,
                        connected
                                .tlsVersion()
                                .map(tls -> "connected over " + tls)
                                .orElse("connected"));
            case Event.Accepted accepted -> new Entry.Event(at, From.TARGET, "connected");
            case Event.KeySeenBefore seen -> new Entry.Event(at, From.NOTE, "the key is that of an earlier connection");
            case Event.ConnectFailed failed -> new Entry.Event(at, From.NOTE, "no connection: " + failed.reason());
            case Event.SentEarlier sent -> head(at, From.TESTER, sent.request());
            case Event.ReceivedEarlier received ->
                number == 0 ? head(at, From.TARGET, received.head().raw()) : bytes(at, received.content());
            case Event.SentHead sent -> head(at, From.TESTER, sent.head());
            case Event.Sent sent -> piece(sent, sent.pieces().get(number));
            case Event.ReceivedHead received ->
                head(at, From.TARGET, received.head().raw());
            case Event.ReceivedInterim received ->
                head(at, From.TARGET, received.head().raw());
            case Event.ReceivedFrame received ->
                frame(at, From.TARGET, received.frame(), WireFrameWriter.encode(received.frame()), "");
            case Event.ReceivedBytes received -> bytes(at, received.bytes());
            case Event.TargetEnded ended ->
                new Entry.Event(
                        at,
                        From.TARGET,
                        switch (ended.how()) {
                            case FIN -> "ended TCP (FIN)";
                            case SILENT_FIN -> "ended TCP (FIN) without a close_notify of TLS";
                            case RST -> "reset TCP (RST)";
                        });
            case Event.TargetFlooded flooded ->
                new Entry.Event(at, From.TESTER, "read no further after " + flooded.bytes() + " bytes");
            case Event.ReadingStopped stopped -> new Entry.Event(at, From.TESTER, "stopped reading");
            case Event.ReadingResumed resumed -> new Entry.Event(at, From.TESTER, "went on reading");
            case Event.TesterEnded ended ->
                new Entry.Event(
                        at,
                        From.TESTER,
                        switch (ended.how()) {
                            case HALF_CLOSED, FINISHED -> "ended its side of TCP (FIN)";
                            case HALF_CLOSED_SILENTLY -> "ended its side of TCP (FIN) without a close_notify of TLS";
                            case RESET -> "reset TCP (RST)";
                            case CLOSED -> "closed TCP";
                        });
            case Event.CanarySent canary ->
                new Entry.Event(
                        at,
                        From.NOTE,
                        canary.served() ? "another connection was served" : "another connection was not served");
            case Event.Asked asked -> head(at, From.TESTER, asked.request());
            case Event.Answered answered ->
                number == 0 ? head(at, From.TARGET, answered.head().raw()) : bytes(at, answered.raw());
            case Event.AnswerFailed failed -> new Entry.Event(at, From.NOTE, "no answer: " + failed.reason());
            case Event.Took took -> new Entry.Event(at, From.NOTE, "that is '" + took.name() + "'");
            case Event.Captured captured ->
                new Entry.Event(
                        at,
                        From.NOTE,
                        "captured "
                                + captured.values().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(value -> value.getKey() + " = " + value.getValue())
                                        .collect(Collectors.joining(", ")));
            case Event.TurnStopped stopped ->
                new Entry.Event(at, From.NOTE, ReactionProse.sentence(stopped.reaction()));
            case Event.TurnsTaken taken -> new Entry.Event(at, From.NOTE, "all that was awaited came");
            case Event.DeadlinePassed passed ->
                new Entry.Event(
                        at,
                        From.NOTE,
                        switch (passed.awaited()) {
                            case ANSWERS -> "waited in vain for an answer";
                            case CLOSE -> "waited in vain for a Close frame";
                            case END -> "waited in vain for the end of TCP";
                        });
        };
    }

    private static Entry bytes(long at, byte[] bytes) {
        return new Entry.Bytes(at, From.TARGET, bytes.length + " bytes", Elided.of(bytes));
    }

    private static Entry head(long at, From from, byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1).stripTrailing();
        String first = HttpHead.parse(raw, raw.length).map(HttpHead::startLine).orElse("request head");
        return new Entry.Head(at, from, first, text, Elided.of(raw));
    }

    /** Bytes the tester sends are shown as a frame where they begin like exactly one. */
    private static Entry piece(Event.Sent sent, byte[] piece) {
        long at = sent.at() / 1_000;
        String purpose = purpose(sent);
        var reader = new FrameReader();
        reader.feed(piece);
        var whole = reader.next();
        if (whole.isPresent() && reader.rest().length == 0) {
            return frame(at, From.TESTER, whole.get(), piece, purpose);
        }
        return whole.isEmpty() && reader.begun().isPresent()
                ? frame(at, From.TESTER, reader.begun().get(), piece, ", which is not complete" + purpose)
                : new Entry.Bytes(at, From.TESTER, piece.length + " bytes" + purpose, Elided.of(piece));
    }

    private static String purpose(Event.Sent sent) {
        return switch (sent.purpose()) {
            case SCENARIO, TURN -> "";
            case BARRIER -> BARRIER;
            case CLOSING -> SIGN_OFF;
            case PONG -> ", in answer to the target's ping";
        };
    }

    private static Entry frame(long at, From from, WireFrame frame, byte[] bytes, String remark) {
        String name = Opcodes.name(frame.opcode());
        String summary = name + ", " + Long.toUnsignedString(frame.length()) + " bytes"
                + (frame.fin() ? "" : ", more to come") + remark;
        return new Entry.Frame(
                at,
                from,
                summary,
                frame.fin(),
                frame.rsv(),
                frame.opcode(),
                frame.masked() ? HexFormat.of().toHexDigits(frame.maskingKey()) : "",
                frame.length(),
                frame.lengthBytes(),
                Elided.of(frame.payload()),
                Preview.of(frame.opcode(), frame.payload()),
                Elided.of(bytes));
    }
}
