package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Writes transcripts by hand. Every event is a millisecond after the one before it. */
public final class Talk {
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    public static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private final List<Event> events = new ArrayList<>();
    private long now;

    public static Talk opened() {
        return asked().answered("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + ACCEPT + "\r\n\r\n");
    }

    /** A connection on which permessage-deflate was agreed, with the parameters of the answer. */
    public static Talk compressing(String parameters) {
        return offering().agreed(parameters);
    }

    /** A connection on which permessage-deflate was offered, and nothing has come yet. */
    public static Talk offering() {
        return asked("Sec-WebSocket-Extensions: permessage-deflate");
    }

    /** The target agreed to permessage-deflate, with these parameters. */
    public Talk agreed(String parameters) {
        return answered("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + ACCEPT + "\r\nSec-WebSocket-Extensions: permessage-deflate" + parameters
                + "\r\n\r\n");
    }

    public static Talk asked(String... lines) {
        return askedBy("GET / HTTP/1.1", lines);
    }

    public static Talk askedBy(String requestLine, String... lines) {
        String extra = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
        return of(requestLine + "\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + KEY
                + "\r\nSec-WebSocket-Version: 13\r\n" + extra + "\r\n");
    }

    /** A connection on which the tester sent that request head. */
    public static Talk of(String head) {
        var talk = new Talk();
        talk.events.add(new Event.Connected(talk.later(1)));
        talk.events.add(new Event.SentHead(talk.later(1), bytes(head)));
        return talk;
    }

    /** A client's connection on which the tester sent that answer, and a ping with it. */
    public static Talk answering(String status) {
        var talk = new Talk();
        talk.events.add(new Event.Accepted(talk.later(1), Optional.empty()));
        talk.answered("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                + KEY + "\r\nSec-WebSocket-Version: 13\r\n\r\n");
        String answer = "HTTP/1.1 " + status + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + ACCEPT + "\r\n\r\n";
        talk.events.add(new Event.SentHead(talk.later(1), bytes(answer)));
        return talk.sent("8904 6f70656e");
    }

    /** A connection on which the tester sent another request first. */
    public static Talk askedBefore(String request) {
        var talk = new Talk();
        talk.events.add(new Event.Connected(talk.later(1)));
        talk.events.add(new Event.SentEarlier(talk.later(1), bytes(request)));
        return talk;
    }

    /** The target answered that request. */
    public Talk answeredBefore(String head) {
        byte[] bytes = bytes(head);
        events.add(new Event.ReceivedEarlier(
                later(1), HttpHead.parse(bytes, bytes.length).orElseThrow(), new byte[0]));
        return this;
    }

    /** The tester sent the plain opening handshake after something else. */
    public Talk asksNow() {
        events.add(new Event.SentHead(later(1), ((Event.SentHead) asked().events.getLast()).head()));
        return this;
    }

    public Talk answered(String head) {
        byte[] bytes = bytes(head);
        events.add(new Event.ReceivedHead(
                later(1), HttpHead.parse(bytes, bytes.length).orElseThrow()));
        return this;
    }

    /** The target sent a response that is not yet its answer. */
    public Talk interim(String head) {
        byte[] bytes = bytes(head);
        events.add(new Event.ReceivedInterim(
                later(1), HttpHead.parse(bytes, bytes.length).orElseThrow()));
        return this;
    }

    /** The tester sent frames, written in hexadecimal. */
    public Talk sent(String... frames) {
        return sent(Event.Purpose.SCENARIO, frames);
    }

    public Talk barrier(String... frames) {
        return sent(Event.Purpose.BARRIER, frames);
    }

    public Talk closing() {
        return sent(Event.Purpose.CLOSING, "8882 00000000 03e8");
    }

    private Talk sent(Event.Purpose purpose, String... frames) {
        events.add(new Event.Sent(
                later(1), purpose, List.of(frames).stream().map(Talk::hex).toList()));
        return this;
    }

    /** The target sent frames, written in hexadecimal. */
    public Talk received(String... frames) {
        var reader = new FrameReader();
        for (String frame : frames) {
            byte[] bytes = hex(frame);
            reader.feed(bytes, 0, bytes.length);
        }
        for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
            events.add(new Event.ReceivedFrame(later(1), frame.get()));
        }
        return this;
    }

    /** The tester waited for something that did not come. */
    public Talk waitedInVain() {
        events.add(new Event.DeadlinePassed(later(1), Step.Awaited.ANSWERS));
        return this;
    }

    public Talk receivedBytes(String hex) {
        events.add(new Event.ReceivedBytes(later(1), hex(hex)));
        return this;
    }

    public Talk ended(WireTransport.End how) {
        events.add(new Event.TargetEnded(later(1), how));
        return this;
    }

    public Talk gaveUp(Step.Awaited awaited) {
        events.add(new Event.DeadlinePassed(later(10_000), awaited));
        return this;
    }

    public Talk halfClosed() {
        events.add(new Event.TesterEnded(later(1), Event.HowEnded.HALF_CLOSED));
        return this;
    }

    public Talk stoppedReading() {
        events.add(new Event.ReadingStopped(later(1)));
        return this;
    }

    public Talk flooded(long bytes) {
        events.add(new Event.TargetFlooded(later(1), bytes));
        return this;
    }

    public Talk canary(boolean served) {
        events.add(new Event.CanarySent(later(1), served));
        return this;
    }

    public Talk after(int millis) {
        later(millis);
        return this;
    }

    public Transcript transcript() {
        return new Transcript(events);
    }

    private long later(int millis) {
        now += millis * 1_000_000L;
        return now;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
