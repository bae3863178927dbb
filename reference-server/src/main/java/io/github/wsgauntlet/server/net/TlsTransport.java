package io.github.wsgauntlet.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** TCP with TLS (RFC 6455 10.6). The TLS handshake happens inside the first reads. */
final class TlsTransport implements Transport {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final RecordReader reader;

    /** Records from the socket. */
    private final Backlog received;

    /** Records for the socket. */
    private final Backlog sent;

    private boolean unread;
    private boolean ended;

    private TlsTransport(SocketChannel socket, SSLEngine engine, RecordReader reader, RecordRooms rooms) {
        this.socket = socket;
        this.engine = engine;
        this.reader = reader;
        this.received = new Backlog(rooms.received());
        this.sent = new Backlog(rooms.sent());
    }

    static TlsTransport server(SocketChannel socket, SSLContext context, RecordRooms rooms, Parts parts) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return new TlsTransport(socket, engine, parts.recordReader(engine::unwrap), rooms);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        ByteBuffer in = received.open();
        ByteBuffer out = sent.open();
        try {
            ended = socket.read(in) < 0;
            unwrap(in, target, out);
            flush(out);
        } finally {
            received.close();
            sent.close();
        }
        int count = target.position() - before;
        return count == 0 && (ended || engine.isInboundDone()) ? -1 : count;
    }

    /** Decrypt, and let the handshake go on, until records or the room for their content run out. */
    private void unwrap(ByteBuffer in, ByteBuffer target, ByteBuffer out) throws IOException {
        in.flip();
        try {
            boolean progress = true;
            while (progress) {
                progress = step(in, target, out);
            }
        } catch (SSLException failure) {
            tellFailure(out);
            throw failure;
        } finally {
            in.compact();
        }
    }

    private boolean step(ByteBuffer in, ByteBuffer target, ByteBuffer out) throws IOException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                requireFirstHandshake();
                // On the loop, as it is over in a millisecond or two, and there are several loops.
                engine.getDelegatedTask().run();
                yield true;
            }
            case NEED_WRAP -> wrap(NOTHING, out).getStatus() == Status.OK;
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
                SSLEngineResult result = reader.open(in, target);
                unread = result.getStatus() == Status.BUFFER_OVERFLOW;
                yield result.getStatus() == Status.OK && (result.bytesConsumed() > 0 || wantsMore(result));
            }
        };
    }

    /** Refuse to renegotiate, which costs a client little and a server much. TLS 1.3 has left it out (RFC 8446 4.1). */
    private void requireFirstHandshake() throws SSLException {
        String established = engine.getSession().getProtocol();
        if (!established.equals("NONE") && !established.equals("TLSv1.3")) {
            throw new SSLException("The client wants to renegotiate");
        }
    }

    private static boolean wantsMore(SSLEngineResult result) {
        return result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
                || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    /** Send the alert that says what was wrong, if the socket takes it. */
    private void tellFailure(ByteBuffer out) throws IOException {
        engine.closeOutbound();
        wrap(NOTHING, out);
        flush(out);
    }

    @Override
    public boolean endedSilently() {
        return ended && !engine.isInboundDone();
    }

    @Override
    public boolean hasUnread() {
        return unread;
    }

    @Override
    public long held() {
        return (long) received.size() + sent.size();
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        ByteBuffer out = sent.open();
        try {
            boolean taken = flush(out);
            while (taken && source.hasRemaining()) {
                // Before the TLS handshake is complete, and after its end, TLS takes nothing.
                taken = wrap(source, out).bytesConsumed() > 0;
            }
            flush(out);
        } finally {
            sent.close();
        }
    }

    /** Encrypt one record; make room for it if there is none. */
    private SSLEngineResult wrap(ByteBuffer source, ByteBuffer out) throws IOException {
        SSLEngineResult result = engine.wrap(source, out);
        if (result.getStatus() == Status.BUFFER_OVERFLOW && flush(out)) {
            result = engine.wrap(source, out);
        }
        return result;
    }

    @Override
    public boolean flush() throws IOException {
        if (sent.size() == 0) {
            return true;
        }
        ByteBuffer out = sent.open();
        try {
            return flush(out);
        } finally {
            sent.close();
        }
    }

    /** Write the records of a room, and return whether none is left in it. */
    private boolean flush(ByteBuffer out) throws IOException {
        out.flip();
        try {
            if (out.hasRemaining()) {
                socket.write(out);
            }
            return !out.hasRemaining();
        } finally {
            out.compact();
        }
    }

    @Override
    public boolean endOutput() throws IOException {
        ByteBuffer out = sent.open();
        try {
            engine.closeOutbound();
            boolean wrapped = true;
            while (wrapped && !engine.isOutboundDone()) {
                wrapped = wrap(NOTHING, out).bytesProduced() > 0;
            }
            boolean done = flush(out);
            if (done) {
                socket.shutdownOutput();
            }
            return done;
        } finally {
            sent.close();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
