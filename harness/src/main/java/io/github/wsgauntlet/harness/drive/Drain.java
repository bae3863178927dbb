package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads whatever the target sends, from the first byte to the end of the connection. It never stops reading, so that no
 * Close frame is lost to the reset that follows it.
 */
final class Drain implements Runnable {
    /** What a server begins with that takes frames for an HTTP request; no frame that is legal begins so. */
    private static final byte[] HTTP = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_HEAD = 256 * 1024;

    private final WireTransport transport;
    private final Recorder recorder;
    private final ByteArrayOutputStream beforeHead = new ByteArrayOutputStream();
    private final FrameReader frames = new FrameReader();
    private boolean upgraded;
    private boolean answered;

    Drain(WireTransport transport, Recorder recorder) {
        this.transport = transport;
        this.recorder = recorder;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        WireTransport.End how = WireTransport.End.FIN;
        try {
            for (int read = transport.read(chunk); read >= 0; read = transport.read(chunk)) {
                take(chunk, read);
            }
        } catch (EOFException e) {
            how = WireTransport.End.FIN; // Over TLS, FIN came without a close_notify.
        } catch (IOException e) {
            how = WireTransport.End.RST;
        }
        recordRest();
        WireTransport.End end = how;
        recorder.record(at -> new Event.TargetEnded(at, end));
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
        byte[] soFar = beforeHead.toByteArray();
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
        if (status >= 100 && status < 200 && status != 101) { // An interim response; the final one follows.
            recorder.record(at -> new Event.ReceivedInterim(at, head.get()));
            beforeHead.reset();
            if (behind < soFar.length) {
                takeHead(Arrays.copyOfRange(soFar, behind, soFar.length), soFar.length - behind);
            }
            return;
        }
        answered = true;
        upgraded = status == 101;
        recorder.record(at -> new Event.ReceivedHead(at, head.get()));
        if (upgraded) {
            takeFrames(soFar, behind, soFar.length - behind);
        } else if (behind < soFar.length) {
            recordBytes(soFar, behind, soFar.length - behind);
        }
    }

    private void takeFrames(byte[] bytes, int offset, int length) {
        frames.feed(bytes, offset, length);
        while (!frames.standsBefore(HTTP)) {
            var frame = frames.next();
            if (frame.isEmpty()) {
                return;
            }
            recorder.record(at -> new Event.ReceivedFrame(at, frame.get()));
        }
    }

    private void recordRest() {
        if (!answered && beforeHead.size() > 0) {
            recordBytes(beforeHead.toByteArray(), 0, beforeHead.size());
        }
        byte[] rest = frames.rest();
        if (rest.length > 0) {
            recordBytes(rest, 0, rest.length);
        }
    }

    private void recordBytes(byte[] bytes, int offset, int length) {
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        recorder.record(at -> new Event.ReceivedBytes(at, copy));
    }
}
