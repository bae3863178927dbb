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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A plain HTTP request on a connection of its own, and the answer to it, which may be long in coming. */
final class Asking implements Runnable, AutoCloseable {
    private static final int CHUNK = 64 * 1024;

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
    private long heard;

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

    /** Return what is asked. */
    Turn.Ask ask() {
        return ask;
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
        byte[] chunk = new byte[CHUNK];
        var begun = new ByteArrayOutputStream();
        for (int read = read(from, chunk); read >= 0; read = read(from, chunk)) {
            begun.write(chunk, 0, read);
            byte[] bytes = afterInterim(begun.toByteArray());
            Optional<HttpHead> head = HttpHead.parse(bytes, bytes.length);
            if (head.isPresent()) {
                byte[] rest = Arrays.copyOfRange(bytes, head.get().raw().length, bytes.length);
                if (opens(head.get())) {
                    readMessage(from, head.get(), rest);
                } else {
                    readContent(from, head.get(), rest);
                }
                return;
            }
            if (begun.size() > Drain.LONGEST_HEAD) {
                throw new IOException("no head ended within " + Drain.LONGEST_HEAD + " bytes");
            }
        }
        failed(true, "the connection ended within the answer");
    }

    private int read(WireTransport from, byte[] chunk) throws IOException {
        int read = from.read(chunk);
        heard += Math.max(0, read);
        if (heard > Recorder.OF_ITS_OWN_ACCORD) {
            throw new IOException("more than " + Recorder.OF_ITS_OWN_ACCORD + " bytes came");
        }
        return read;
    }

    /** The connection is left to the end, so that nobody takes its end for a disconnection. */
    private void readContent(WireTransport from, HttpHead head, byte[] begun) throws IOException {
        boolean none = ask.method().equals("HEAD") || head.status().orElse(0) == SWITCHING_PROTOCOLS;
        HttpContent content = none ? HttpContent.none() : HttpContent.after(head);
        content.take(begun, 0, begun.length);
        byte[] chunk = new byte[CHUNK];
        for (int read = 0; read >= 0 && !content.ended(); read = read(from, chunk)) {
            content.take(chunk, 0, read);
        }
        if (content.ended() || content.endsWithConnection()) {
            byte[] raw = content.raw();
            record(head, raw, content.withoutChunks().orElse(raw));
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
        for (int read = 0; read >= 0; read = read(from, chunk)) {
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
