package io.github.wsgauntlet.server.application;

import io.github.wsgauntlet.server.http.HttpRequest;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import java.util.Optional;

/**
 * What a server does with messages. One application serves all connections.
 *
 * <p>It runs on the selector loops, so it must not block; one that wants to is a {@link BlockingApplication}. When it
 * throws, its connection is closed with 1011 and the others do not notice.
 */
public interface Application {

    /**
     * Take note that a server starts, before the first connection.
     *
     * @param timer its time
     */
    default void onStart(ServerTimer timer) {}

    /** Take note that the opening handshake is complete. This may send already. */
    default void onOpen(WebSocketSession session) {}

    /** Handle a message. This is called for each, in the order sent. */
    void onMessage(WebSocketSession session, Message message);

    /**
     * Take note that the connection is closed, failed or lost. This is called once.
     *
     * @param status what the client's Close frame said, else what the server's said, else
     *     {@link CloseStatus#ABNORMAL}
     */
    default void onClose(WebSocketSession session, CloseStatus status) {}

    /** Run this application on what has arrived. The server calls this whenever bytes came in. */
    default void run(WebSocketSession session) {
        Optional<Message> message = session.receive();
        while (message.isPresent()) {
            onMessage(session, message.get());
            message = session.receive();
        }
    }

    /**
     * Return whether this application answers a request itself, over plain HTTP. All others are opening handshakes of
     * WebSocket, or refused as such. For every thread.
     */
    default boolean serves(HttpRequest request) {
        return false;
    }

    /**
     * Take a request which this application {@linkplain #serves serves}, as soon as its head is complete.
     *
     * @return takes what else comes of it
     */
    default HttpConversation onRequest(HttpExchange exchange) {
        throw new IllegalStateException("This application serves no plain HTTP");
    }

    /** Return the application that sends every message back. */
    static Application echo() {
        return WebSocketSession::send;
    }

    /** Return the application that never says anything. */
    static Application silent() {
        return (session, message) -> {};
    }

    /** Return the application that sends a text first and then every message back. */
    static Application greeting(String text) {
        Message greeting = Message.text(text);
        return new Application() {
            @Override
            public void onOpen(WebSocketSession session) {
                session.send(greeting);
            }

            @Override
            public void onMessage(WebSocketSession session, Message message) {
                session.send(message);
            }
        };
    }

    /** Return an application that runs a blocking one on a virtual thread per connection. */
    static Application blocking(BlockingApplication application) {
        return new BlockingAdapter(application);
    }
}
