package io.github.wsgauntlet.server.application;

import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.trace.Trace;
import java.util.Optional;

/**
 * An open WebSocket connection, as an application sees it.
 *
 * <p>The session of an {@link Application} belongs to the selector loop of its connection: use it inside the callbacks,
 * or through {@link #execute}. The session of a {@link BlockingApplication} may be used from any thread.
 */
public interface WebSocketSession {

    /** Return what was agreed in the opening handshake. */
    Handshake handshake();

    /**
     * Take the next message.
     *
     * <p>In an {@link Application} this returns at once, and empty means that no further message has arrived. In a
     * {@link BlockingApplication} this waits, and empty means that the connection is closed (or that the thread was
     * interrupted).
     */
    Optional<Message> receive();

    /** Send a message, without waiting for it to leave. Does nothing once the connection is closing (RFC 6455 6.1). */
    void send(Message message);

    /**
     * Start the closing handshake (RFC 6455 7.1.2). Does nothing when the connection is closing already.
     *
     * @throws IllegalArgumentException when the status must not be sent
     */
    void close(CloseStatus status);

    /** Run a task on the selector loop of this connection, soon. This is the one method for every thread. */
    void execute(Runnable task);

    /** Return what is told about every step of this connection. */
    Trace trace();

    /** Stop reading from the network, so that the client feels back-pressure. */
    void pauseReading();

    /** Read from the network again. */
    void resumeReading();
}
