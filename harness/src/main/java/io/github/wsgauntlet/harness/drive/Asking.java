package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpContent;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A plain HTTP request on a connection of its own, and the answer to it, which may be long in coming. */
final class Asking implements Runnable, AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    /** No answer is read further than this. */
    private static final int MOST_BYTES = 16 << 20;

    private static final int SWITCHING_PROTOCOLS = 101;

    private final ServerTarget server;
    private final Recorder recorder;
    private final int number;
    private final Turn.Ask ask;
    private final byte[] request;
    private final byte[] message;
    private final Duration patience;
    private final CountDownLatch sent = new CountDownLatch(1);
    private Optional<WireTransport> transport = Optional.empty();
    private boolean closed;
    private boolean held;

    /**
     * Create a request.
     *
     * @param number the number under which it is recorded
     * @param ask what is asked; a request for a head alone has an answer without content (RFC 9110 9.3.2)
     * @param writer what writes it
     * @param patience how long connecting may take
     */
    Asking(ServerTarget server, Recorder recorder, int number, Turn.Ask ask, AskWriter writer, Duration patience) {
        this.server = server;
        this.recorder = recorder;
        this.number = number;
        this.ask = ask;
        this.request = writer.write(ask);
        this.message = writer.writeMessage(ask);
        this.held = ask.way() == Turn.Way.HELD;
        this.patience = patience;
    }

    /** Return the bytes of the request. */
    byte[] request() {
        return request;
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
            opened.write(request, 0, request.length - (ask.way() == Turn.Way.HELD ? 1 : 0));
            sent.countDown();
            read(opened);
        } catch (IOException e) {
            failed(connected, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } finally {
            sent.countDown();
        }
    }

    /** Wait until the request is sent, or cannot be, so that another one comes after it. */
    void awaitSent() {
        try {
            sent.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Send what was held back of the request. */
    void release() {
        awaitSent();
        synchronized (this) {
            if (!held || closed || transport.isEmpty()) {
                return;
            }
            held = false;
            try {
                transport.get().write(request, request.length - 1, 1);
            } catch (IOException e) {
                // The target ended the connection before; the reader sees what it said.
            }
        }
    }

    /** End the connection. */
    void hangUp() {
        awaitSent();
        failed(true, "the tester ended the connection");
        close();
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
            if (head.filter(this::opens).isPresent()) {
                readMessage(
                        from, head.get(), Arrays.copyOfRange(bytes, head.get().raw().length, bytes.length));
                return;
            }
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

    private boolean opens(HttpHead head) {
        return ask.way() == Turn.Way.WEBSOCKET && head.status().orElse(0) == SWITCHING_PROTOCOLS;
    }

    /** Send the message, and take the first one that comes for the content. */
    private void readMessage(WireTransport from, HttpHead head, byte[] begun) throws IOException {
        from.write(message, 0, message.length);
        var frames = new FrameReader();
        var messages = new MessageReader();
        byte[] chunk = new byte[CHUNK];
        frames.feed(begun, 0, begun.length);
        for (int read = 0; read >= 0; read = from.read(chunk)) {
            frames.feed(chunk, 0, read);
            for (Optional<WireFrame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                Optional<MessageReader.Read> message = messages.add(frame.get());
                if (message.isPresent()) {
                    byte[] payload = message.get().payload();
                    record(head, payload, payload);
                    return;
                }
                if (frame.get().opcode() == Opcodes.CLOSE) {
                    failed(true, "the connection was closed before a message came");
                    return;
                }
            }
        }
        failed(true, "the connection ended before a message came");
    }

    private OptionalInt end(byte[] bytes, HttpHead head) {
        boolean empty = ask.method().equals("HEAD") || head.status().orElse(0) == SWITCHING_PROTOCOLS;
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

    private void answered(HttpHead head, byte[] bytes, int end) {
        byte[] raw = Arrays.copyOfRange(bytes, head.raw().length, end);
        record(head, raw, HttpContent.decoded(raw, head));
    }

    private synchronized void record(HttpHead head, byte[] raw, byte[] content) {
        if (!closed) {
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
