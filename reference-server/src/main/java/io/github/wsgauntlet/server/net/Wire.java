package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.protocol.ByteQueue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/** The two byte streams of a connection: what comes in, and the queue of what goes out. */
final class Wire {

    /** How many bytes may wait to be sent before nothing more is to be read. */
    private static final long CONGESTED = 1 << 20;

    private final SelectionKey key;
    private final Transport transport;
    private final ByteQueue out = new ByteQueue();
    private boolean inputEnded;
    private boolean outputEnds;
    private boolean outputEnded;
    private boolean blocked;
    private long moved = System.nanoTime();

    private Wire(SelectionKey key, Transport transport) {
        this.key = key;
        this.transport = transport;
    }

    static Wire of(SelectionKey key, Transport transport) {
        return new Wire(key, transport);
    }

    /** Return whether there may be something to read: in the socket, or decrypted already. */
    boolean isReadable() {
        return key.isReadable() || transport.hasUnread();
    }

    /** Return whether something to read waits where no selector sees it. */
    boolean hasUnread() {
        return transport.hasUnread();
    }

    /**
     * Read what has arrived, to be taken from the buffer.
     *
     * @return false at the end of the input
     */
    boolean read(ByteBuffer in) throws IOException {
        inputEnded = transport.read(in) < 0;
        in.flip();
        return !inputEnded;
    }

    /** Return whether the input has ended, and TLS was not told. */
    boolean endedSilently() {
        return transport.endedSilently();
    }

    /** Return the queue of what is to be sent. */
    ByteQueue out() {
        return out;
    }

    /** Return whether so much waits to be sent that the peer should be kept from asking for more. */
    boolean isCongested() {
        return out.size() >= CONGESTED;
    }

    /** Return how many bytes of memory it holds from one read to the next. */
    long held() {
        return out.held() + transport.held();
    }

    /** Give up the memory that it can do without until more comes. */
    void rest() {
        out.rest();
    }

    /** Return how long something has waited of which the socket took nothing, in nanoseconds; 0 if nothing waits. */
    long stalled() {
        return blocked ? System.nanoTime() - moved : 0;
    }

    /** End the output, after all that waits. */
    void endOutput() {
        outputEnds = true;
    }

    /** Return whether the output has ended, for the peer to see. */
    boolean isOutputEnded() {
        return outputEnded;
    }

    /** Return whether both directions have ended. */
    boolean isOver() {
        return inputEnded && outputEnded;
    }

    /** Send what the socket takes, by way of a buffer, so that many small frames leave in one write. */
    void send(ByteBuffer buffer) throws IOException {
        boolean wasBlocked = blocked;
        long before = out.size() + transport.held();
        boolean taken = transport.flush();
        while (taken && !out.isEmpty()) {
            out.peek(buffer.clear());
            transport.write(buffer.flip());
            out.skip(buffer.position());
            taken = !buffer.hasRemaining();
        }
        boolean sent = taken && transport.flush();
        if (sent && outputEnds && !outputEnded) {
            outputEnded = transport.endOutput();
        }
        blocked = !sent || outputEnds != outputEnded;
        if (!blocked || !wasBlocked || out.size() + transport.held() < before) {
            moved = System.nanoTime();
        }
    }

    /** Say what to wait for: input if it is wanted, and room for the output if there is none. */
    void select(boolean input) {
        key.interestOps((input && !inputEnded ? SelectionKey.OP_READ : 0) | (blocked ? SelectionKey.OP_WRITE : 0));
    }

    /** Close the socket. */
    void close() throws IOException {
        key.cancel();
        transport.close();
    }
}
