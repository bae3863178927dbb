package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpContent;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads whatever the target sends, from the first byte to the end of the connection. It never stops reading unless a
 * scenario wants it, so that no Close frame is lost to the reset that follows it, or the target sends without end.
 */
final class Drain implements Runnable {
    private static final int CHUNK = 64 * 1024;

    /** No head is waited for longer than until so many bytes have come. */
    static final int LONGEST_HEAD = 256 * 1024;

    private final WireTransport transport;
    private final Recorder recorder;
    private final Valve valve;
    private final ByteArrayOutputStream beforeHead = new ByteArrayOutputStream();
    private final FrameReader frames = new FrameReader();
    private final Role sender;
    private final byte[] http;
    private boolean earlierDue;
    private boolean upgraded;
    private boolean answered;

    /**
     * Create a reader.
     *
     * @param sender which end of the connection is read from
     * @param valve stands before each read
     * @param earlierDue whether the target owes an answer before that to the opening handshake
     */
    Drain(Role sender, WireTransport transport, Recorder recorder, Valve valve, boolean earlierDue) {
        this.sender = sender;
        this.http = HttpHead.beginningOf(sender).getBytes(StandardCharsets.US_ASCII);
        this.transport = transport;
        this.recorder = recorder;
        this.valve = valve;
        this.earlierDue = earlierDue;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        WireTransport.End how;
        try {
            for (int read = read(chunk); read >= 0; read = read(chunk)) {
                recorder.hear(read);
                take(chunk, read);
                if (recorder.flooded()) {
                    recordRest();
                    recorder.record(at -> new Event.TargetFlooded(at, recorder.heard()));
                    transport.close();
                    return;
                }
            }
            how = transport.endOfInput();
        } catch (EOFException e) {
            how = WireTransport.End.SILENT_FIN; // Over TLS, FIN came without a close_notify.
        } catch (IOException e) {
            how = WireTransport.End.RST;
        }
        recordRest();
        WireTransport.End end = how;
        recorder.record(at -> new Event.TargetEnded(at, end));
    }

    private int read(byte[] chunk) throws IOException {
        valve.pass();
        return transport.read(chunk);
    }

    private void take(byte[] chunk, int length) {
        if (upgraded) {
            takeFrames(chunk, 0, length);
        } else if (answered) {
            recordBytes(chunk, 0, length);
        } else {
            takeHead(chunk, length);
        }
    }

    private void takeHead(byte[] chunk, int length) {
        beforeHead.write(chunk, 0, length);
        byte[] soFar = behindInterim(beforeHead.toByteArray());
        Optional<HttpHead> head = HttpHead.parse(soFar, soFar.length);
        if (head.isEmpty()) {
            if (soFar.length > LONGEST_HEAD) {
                answered = true;
                recordBytes(soFar, 0, soFar.length);
            }
            return;
        }
        int behind = head.get().raw().length;
        int status = head.get().status().orElse(0);
        if (earlierDue && status > 101) {
            takeEarlier(head.get(), soFar);
            return;
        }
        answered = true;
        upgraded = sender == Role.CLIENT || status == 101; // All that a client has to say after its head are frames.
        recorder.record(at -> new Event.ReceivedHead(at, head.get()));
        if (upgraded) {
            takeFrames(soFar, behind, soFar.length - behind);
        } else if (behind < soFar.length) {
            recordBytes(soFar, behind, soFar.length - behind);
        }
    }

    /** Take the interim responses that these bytes begin with, and return what is behind them, which is kept. */
    private byte[] behindInterim(byte[] bytes) {
        byte[] rest = bytes;
        Optional<HttpHead> head = HttpHead.parse(rest, rest.length).filter(HttpHead::isInterim);
        while (head.isPresent()) {
            HttpHead interim = head.get();
            recorder.record(at -> new Event.ReceivedInterim(at, interim));
            rest = Arrays.copyOfRange(rest, interim.raw().length, rest.length);
            head = HttpHead.parse(rest, rest.length).filter(HttpHead::isInterim);
        }
        if (rest.length < bytes.length) {
            beforeHead.reset();
            beforeHead.writeBytes(rest);
        }
        return rest;
    }

    /** A 101 is never the answer to the request before the handshake, so that all else is. */
    private void takeEarlier(HttpHead head, byte[] soFar) {
        HttpContent content = HttpContent.after(head);
        int end = head.raw().length + content.take(soFar, head.raw().length, soFar.length);
        if (content.ended()) {
            answeredEarlier(head, soFar, end);
            beforeHead.reset();
            byte[] rest = Arrays.copyOfRange(soFar, end, soFar.length);
            if (rest.length > 0) {
                takeHead(rest, rest.length);
            }
        }
    }

    private void answeredEarlier(HttpHead head, byte[] soFar, int end) {
        earlierDue = false;
        byte[] content = Arrays.copyOfRange(soFar, head.raw().length, end);
        recorder.record(at -> new Event.ReceivedEarlier(at, head, content));
    }

    private void takeFrames(byte[] bytes, int offset, int length) {
        frames.feed(bytes, offset, length);
        while (!frames.standsBefore(http)) {
            var frame = frames.next();
            if (frame.isEmpty()) {
                return;
            }
            recorder.record(at -> new Event.ReceivedFrame(at, frame.get()));
        }
    }

    private void recordRest() {
        if (!answered && beforeHead.size() > 0) {
            recordUnanswered(beforeHead.toByteArray());
        }
        byte[] rest = frames.rest();
        if (rest.length > 0) {
            recordBytes(rest, 0, rest.length);
        }
    }

    /** Content whose length nobody has said ends with the connection (RFC 9112 6.3). */
    private void recordUnanswered(byte[] soFar) {
        Optional<HttpHead> head = earlierDue ? HttpHead.parse(soFar, soFar.length) : Optional.empty();
        head.ifPresentOrElse(
                earlier -> answeredEarlier(earlier, soFar, soFar.length), () -> recordBytes(soFar, 0, soFar.length));
    }

    private void recordBytes(byte[] bytes, int offset, int length) {
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        recorder.record(at -> new Event.ReceivedBytes(at, copy));
    }
}
