package io.github.wsgauntlet.server.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Carries bytes over a non-blocking socket, as they are or inside TLS. */
public interface Transport extends Closeable {

    /** Return the transport of a connection that was accepted. */
    static Transport of(SelectionKey key, Security security, RecordRooms rooms, Parts parts) {
        SocketChannel socket = (SocketChannel) key.channel();
        return switch (security) {
            case Security.Plain plain -> new PlainTransport(socket);
            case Security.Tls(var context) -> TlsTransport.server(socket, context, rooms, parts);
        };
    }

    /**
     * Read what has arrived.
     *
     * @return how many bytes were read, 0 when none are there now, -1 when none will come
     */
    int read(ByteBuffer target) throws IOException;

    /** Return whether the input has ended although TLS was not told: no close_notify came (RFC 8446 6.1). */
    boolean endedSilently();

    /** Return whether read bytes wait inside this transport, where no selector sees them. */
    boolean hasUnread();

    /** Return how many bytes wait inside this transport, of both directions. */
    default long held() {
        return 0;
    }

    /** Write what the socket takes, and leave the rest. */
    void write(ByteBuffer source) throws IOException;

    /**
     * Write what waits inside this transport.
     *
     * @return whether nothing waits any more
     */
    boolean flush() throws IOException;

    /**
     * End the output, after all that was written.
     *
     * @return whether it is done; if not, the socket is full and the call is to be repeated
     */
    boolean endOutput() throws IOException;
}
