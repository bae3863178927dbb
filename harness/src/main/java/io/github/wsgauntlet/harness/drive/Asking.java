package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.wire.HttpContent;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** A plain HTTP request on a connection of its own, and the answer to it, which may be long in coming. */
final class Asking implements Runnable, AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    /** No answer is read further than this. */
    private static final int MOST_BYTES = 16 << 20;

    private static final int SWITCHING_PROTOCOLS = 101;

    private final ServerTarget server;
    private final Recorder recorder;
    private final int number;
    private final byte[] request;
    private final boolean ofHead;
    private final Duration patience;
    private Optional<WireTransport> transport = Optional.empty();
    private boolean closed;

    /**
     * Create a request.
     *
     * @param number the number under which it is recorded
     * @param ofHead whether it asks for a head alone, so that the answer has no content (RFC 9110 9.3.2)
     * @param patience how long connecting may take
     */
    Asking(ServerTarget server, Recorder recorder, int number, byte[] request, boolean ofHead, Duration patience) {
        this.server = server;
        this.recorder = recorder;
        this.number = number;
        this.request = request;
        this.ofHead = ofHead;
        this.patience = patience;
    }

    @Override
    public void run() {
        boolean connected = false;
        try {
            WireTransport opened = server.connect(patience, false);
            connected = true;
            if (!keep(opened)) {
                return;
            }
            opened.write(request, 0, request.length);
            read(opened);
        } catch (IOException e) {
            failed(connected, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private void read(WireTransport from) throws IOException {
        var soFar = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            soFar.write(chunk, 0, read);
            if (soFar.size() > MOST_BYTES) {
                failed(true, "more than " + MOST_BYTES + " bytes came");
                return;
            }
            byte[] bytes = afterInterim(soFar.toByteArray());
            Optional<HttpHead> head = HttpHead.parse(bytes, bytes.length);
            OptionalInt end = head.isPresent() ? end(bytes, head.get()) : OptionalInt.empty();
            if (end.isPresent()) {
                answered(head.get(), bytes, end.getAsInt());
                return; // The connection is left to the end, so that nobody takes its end for a disconnection.
            }
        }
        byte[] bytes = afterInterim(soFar.toByteArray());
        Optional<HttpHead> head = HttpHead.parse(bytes, bytes.length);
        if (head.isPresent() && HttpContent.endsWithConnection(head.get())) {
            answered(head.get(), bytes, bytes.length);
        } else {
            failed(true, "the connection ended within the answer");
        }
    }

    private OptionalInt end(byte[] bytes, HttpHead head) {
        boolean empty = ofHead || head.status().orElse(0) == SWITCHING_PROTOCOLS;
        return empty ? OptionalInt.of(head.raw().length) : HttpContent.endIn(bytes, bytes.length, head);
    }

    /** Return what follows the interim responses (RFC 9110 15.2). */
    private static byte[] afterInterim(byte[] bytes) {
        byte[] rest = bytes;
        Optional<HttpHead> head = HttpHead.parse(rest, rest.length).filter(HttpHead::isInterim);
        while (head.isPresent()) {
            rest = Arrays.copyOfRange(rest, head.get().raw().length, rest.length);
            head = HttpHead.parse(rest, rest.length).filter(HttpHead::isInterim);
        }
        return rest;
    }

    private synchronized void answered(HttpHead head, byte[] bytes, int end) {
        if (!closed) {
            byte[] raw = Arrays.copyOfRange(bytes, head.raw().length, end);
            byte[] content = HttpContent.decoded(raw, head);
            recorder.record(at -> new Event.Answered(at, number, head, raw, content));
        }
    }

    private synchronized void failed(boolean connected, String reason) {
        if (!closed) {
            recorder.record(at -> new Event.AnswerFailed(at, number, connected, reason));
        }
    }

    private synchronized boolean keep(WireTransport opened) {
        if (closed) {
            opened.close();
            return false;
        }
        transport = Optional.of(opened);
        return true;
    }

    /** Give up: nothing is recorded any more. */
    @Override
    public synchronized void close() {
        closed = true;
        transport.ifPresent(WireTransport::close);
    }
}
