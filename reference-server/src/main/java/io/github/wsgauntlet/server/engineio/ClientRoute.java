package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.protocol.CloseStatus;
import java.util.Optional;

/**
 * The way to the client of one session (Engine.IO 4, Transports): a GET that waits, or a WebSocket, and the packets
 * that wait for either. What a client may do is the concern of the session.
 */
final class ClientRoute {

    private enum State {
        POLLING,
        /** A WebSocket wants to take over. */
        UPGRADING,
        WEBSOCKET,
        CLOSED
    }

    private final EngineIoParts parts;
    private final Outbox outbox;
    private State state = State.POLLING;
    private Optional<PollingReply> poll = Optional.empty();
    private Optional<FrameChannel> webSocket = Optional.empty();
    private boolean probed;

    ClientRoute(EngineIoParts parts, Outbox outbox) {
        this.parts = parts;
        this.outbox = outbox;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    boolean isOnPolling() {
        return state == State.POLLING || state == State.UPGRADING;
    }

    boolean isOnWebSocket() {
        return state == State.WEBSOCKET;
    }

    boolean isUpgrading() {
        return state == State.UPGRADING;
    }

    // ---- polling ----

    boolean hasPoll() {
        return poll.isPresent();
    }

    /** Take a GET, which is answered with what waits, or later. */
    void poll(PollingReply reply) {
        poll = Optional.of(reply);
        flush();
        sayNoop();
    }

    /** Forget a GET whose client has gone, and return whether it has waited. */
    boolean forget(PollingReply reply) {
        boolean waited = poll.equals(Optional.of(reply));
        if (waited) {
            poll = Optional.empty();
        }
        return waited;
    }

    /** Answer the GET that waits, if there is one, with a packet of its own. */
    void answerPoll(EngineIoPacket.Type type) {
        var packets = parts.outgoing(EngineIoPacket.of(type));
        if (!packets.isEmpty()) {
            poll.ifPresent(reply -> reply.answer(packets));
            poll = Optional.empty();
        }
    }

    // ---- WebSocket ----

    /** Return whether a WebSocket is the one that leads to the client, or is to. */
    boolean leadsOver(FrameChannel channel) {
        return webSocket.equals(Optional.of(channel));
    }

    /** Open the session on a WebSocket. */
    void open(FrameChannel channel, EngineIoPacket opening) {
        state = State.WEBSOCKET;
        webSocket = Optional.of(channel);
        channel.send(opening);
        flush();
    }

    /** Let a WebSocket take over, if its client goes on. */
    void startUpgrade(FrameChannel channel) {
        state = State.UPGRADING;
        webSocket = Optional.of(channel);
        probed = false;
    }

    /** Return whether the WebSocket that is to take over has been probed. */
    boolean isProbed() {
        return probed;
    }

    /** Answer the probe. */
    void probe(EngineIoPacket answer) {
        probed = true;
        sayNoop();
        parts.outgoing(answer).forEach(webSocket.orElseThrow()::send);
    }

    /** Go over to the WebSocket, with all that waits. */
    void upgrade() {
        sayNoop();
        state = State.WEBSOCKET;
        parts.upgrading(outbox.take()).forEach(webSocket.orElseThrow()::send);
    }

    /** Stay on polling. */
    void stopUpgrade(CloseStatus status) {
        state = State.POLLING;
        closeWebSocket(status);
    }

    private void closeWebSocket(CloseStatus status) {
        webSocket.ifPresent(channel -> channel.close(status));
        webSocket = Optional.empty();
    }

    /** End the poll of a client that upgrades, so that it can go over (Engine.IO 4, Upgrade). */
    private void sayNoop() {
        if (state == State.UPGRADING && probed && hasPoll()) {
            answerPoll(EngineIoPacket.Type.NOOP);
        }
    }

    // ---- packets ----

    /** Send a packet as soon as that can be, and return whether there was room for it until then. */
    boolean send(EngineIoPacket packet) {
        boolean fits = true;
        for (EngineIoPacket each : parts.outgoing(packet)) {
            fits &= outbox.add(each);
        }
        if (fits) {
            flush();
        }
        return fits;
    }

    private void flush() {
        if (outbox.isEmpty()) {
            return;
        }
        if (state == State.WEBSOCKET) {
            outbox.take().forEach(webSocket.orElseThrow()::send);
        } else if (hasPoll()) {
            PollingReply reply = poll.orElseThrow();
            poll = Optional.empty();
            reply.answer(outbox.take());
        }
    }

    /** Say goodbye; what waits is lost. */
    void close(EngineIoPacket.Type farewell, CloseStatus status) {
        answerPoll(farewell);
        state = State.CLOSED;
        outbox.take();
        closeWebSocket(status);
    }
}
