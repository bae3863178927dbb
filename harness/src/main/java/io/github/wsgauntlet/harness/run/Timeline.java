package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireFrameWriter;
import io.github.wsgauntlet.harness.wire.WireTransport;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.Preview;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/** Turns a transcript into the entries that reports show. */
final class Timeline {
    /** Ends the summary of what the tester sent to see whether the target is alive. */
    static final String BARRIER = ", to see whether the target is alive";

    /** Ends the summary of the Close frame with which the tester ends a case. */
    static final String SIGN_OFF = ", the closing handshake";

    /** A case that sends hundreds of frames is shown by its first and last ones. */
    private static final int MOST_ENTRIES = 120;

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
        var entries = new ArrayList<Entry>();
        int mark = -1;
        for (int i = 0; i < transcript.events().size(); i++) {
            Event event = transcript.events().get(i);
            entries.addAll(entries(event));
            if (decisive.isPresent() && decisive.getAsInt() == i) {
                mark = entries.size();
                entries.add(new Entry.Mark(event.at() / 1_000, verdict));
            }
        }
        return entries.size() <= MOST_ENTRIES ? entries : cut(entries, mark);
    }

    private static List<Entry> cut(List<Entry> entries, int mark) {
        int kept = MOST_ENTRIES / 2;
        int behind = entries.size() - kept;
        var shown = new ArrayList<>(entries.subList(0, kept));
        Entry next = entries.get(kept);
        shown.add(new Entry.Event(next.micros(), From.NOTE, (behind - kept) + " entries left out"));
        if (mark >= kept && mark < behind) {
            shown.add(entries.get(mark));
        }
        shown.addAll(entries.subList(behind, entries.size()));
        return shown;
    }

    private static List<Entry> entries(Event event) {
        long at = event.at() / 1_000;
        return switch (event) {
            case Event.Connected connected -> List.of(new Entry.Event(at, From.TESTER, "connected"));
            case Event.ConnectFailed failed ->
                List.of(new Entry.Event(at, From.NOTE, "no connection: " + failed.reason()));
            case Event.SentHead sent -> List.of(head(at, From.TESTER, sent.head()));
            case Event.Sent sent -> sent(at, sent);
            case Event.ReceivedHead received ->
                List.of(head(at, From.TARGET, received.head().raw()));
            case Event.ReceivedInterim received ->
                List.of(head(at, From.TARGET, received.head().raw()));
            case Event.ReceivedFrame received -> List.of(frame(at, From.TARGET, received.frame(), ""));
            case Event.ReceivedBytes received ->
                List.of(new Entry.Bytes(
                        at, From.TARGET, received.bytes().length + " bytes", Elided.of(received.bytes())));
            case Event.TargetEnded ended ->
                List.of(new Entry.Event(
                        at, From.TARGET, ended.how() == WireTransport.End.FIN ? "ended TCP (FIN)" : "reset TCP (RST)"));
            case Event.TesterEnded ended ->
                List.of(new Entry.Event(
                        at,
                        From.TESTER,
                        switch (ended.how()) {
                            case HALF_CLOSED -> "ended its side of TCP (FIN)";
                            case RESET -> "reset TCP (RST)";
                            case CLOSED -> "closed TCP";
                        }));
            case Event.CanarySent canary ->
                List.of(new Entry.Event(
                        at,
                        From.NOTE,
                        canary.served() ? "another connection was served" : "another connection was not served"));
            case Event.DeadlinePassed passed ->
                List.of(new Entry.Event(
                        at,
                        From.NOTE,
                        switch (passed.awaited()) {
                            case ANSWERS -> "waited in vain for an answer";
                            case CLOSE -> "waited in vain for a Close frame";
                            case END -> "waited in vain for the end of TCP";
                        }));
        };
    }

    private static Entry head(long at, From from, byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1).stripTrailing();
        String first = HttpHead.parse(raw, raw.length).map(HttpHead::startLine).orElse("request head");
        return new Entry.Head(at, from, first, text, Elided.of(raw));
    }

    private static List<Entry> sent(long at, Event.Sent sent) {
        String purpose = switch (sent.purpose()) {
            case SCENARIO -> "";
            case BARRIER -> BARRIER;
            case CLOSING -> SIGN_OFF;
            case PONG -> ", in answer to the target's ping";
        };
        return sent.pieces().stream().map(piece -> piece(at, piece, purpose)).toList();
    }

    /** Bytes the tester sends are shown as a frame where they begin like exactly one. */
    private static Entry piece(long at, byte[] piece, String purpose) {
        var reader = new FrameReader();
        reader.feed(piece, 0, piece.length);
        var whole = reader.next();
        if (whole.isPresent() && reader.rest().length == 0) {
            return frame(at, From.TESTER, whole.get(), purpose);
        }
        return whole.isEmpty() && reader.begun().isPresent()
                ? frame(at, From.TESTER, reader.begun().get(), ", which is not complete" + purpose)
                : new Entry.Bytes(at, From.TESTER, piece.length + " bytes" + purpose, Elided.of(piece));
    }

    private static Entry frame(long at, From from, WireFrame frame, String remark) {
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
                Elided.of(WireFrameWriter.encode(frame)));
    }
}
