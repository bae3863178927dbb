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
    private static final int RECORDS = 8;

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final RecordReader reader;

    /** Records from the socket, ready to be filled further. */
    private final ByteBuffer received;

    /** Records for the socket, ready to be filled further. */
    private final ByteBuffer sent;

    private boolean unread;
    private boolean ended;

    private TlsTransport(SocketChannel socket, SSLEngine engine, RecordReader reader) {
        this.socket = socket;
        this.engine = engine;
        this.reader = reader;
        int record = engine.getSession().getPacketBufferSize();
        this.received = ByteBuffer.allocate(RECORDS * record);
        this.sent = ByteBuffer.allocate(RECORDS * record);
    }

    static TlsTransport server(SocketChannel socket, SSLContext context, Parts parts) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return new TlsTransport(socket, engine, parts.recordReader(engine::unwrap));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        ended = socket.read(received) < 0;
        try {
            unwrap(target);
        } catch (SSLException failure) {
            tellFailure();
            throw failure;
        }
        flush();
        int count = target.position() - before;
        return count == 0 && (ended || engine.isInboundDone()) ? -1 : count;
    }

    /** Decrypt, and let the handshake go on, until records or the room for their content run out. */
    private void unwrap(ByteBuffer target) throws IOException {
        received.flip();
        try {
            boolean progress = true;
            while (progress) {
                progress = step(target);
            }
        } finally {
            received.compact();
        }
    }

    private boolean step(ByteBuffer target) throws IOException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                // On the loop, as it is over in a millisecond or two, and there are several loops.
                engine.getDelegatedTask().run();
                yield true;
            }
            case NEED_WRAP -> wrap(NOTHING).getStatus() == Status.OK;
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
                SSLEngineResult result = reader.open(received, target);
                unread = result.getStatus() == Status.BUFFER_OVERFLOW;
                yield result.getStatus() == Status.OK && (result.bytesConsumed() > 0 || wantsMore(result));
            }
        };
    }

    private static boolean wantsMore(SSLEngineResult result) {
        return result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
                || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    /** Send the alert that says what was wrong, if the socket takes it. */
    private void tellFailure() throws IOException {
        engine.closeOutbound();
        wrap(NOTHING);
        flush();
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
    public void write(ByteBuffer source) throws IOException {
        boolean taken = flush();
        while (taken && source.hasRemaining()) {
            // Before the TLS handshake is complete, and after its end, TLS takes nothing.
            taken = wrap(source).bytesConsumed() > 0;
        }
        flush();
    }

    /** Encrypt one record; make room for it if there is none. */
    private SSLEngineResult wrap(ByteBuffer source) throws IOException {
        SSLEngineResult result = engine.wrap(source, sent);
        if (result.getStatus() == Status.BUFFER_OVERFLOW && flush()) {
            result = engine.wrap(source, sent);
        }
        return result;
    }

    @Override
    public boolean flush() throws IOException {
        sent.flip();
        try {
            if (sent.hasRemaining()) {
                socket.write(sent);
            }
            return !sent.hasRemaining();
        } finally {
            sent.compact();
        }
    }

    @Override
    public boolean endOutput() throws IOException {
        engine.closeOutbound();
        boolean wrapped = true;
        while (wrapped && !engine.isOutboundDone()) {
            wrapped = wrap(NOTHING).bytesProduced() > 0;
        }
        boolean done = flush();
        if (done) {
            socket.shutdownOutput();
        }
        return done;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
