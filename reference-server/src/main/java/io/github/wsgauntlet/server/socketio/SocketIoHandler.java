package io.github.wsgauntlet.server.socketio;

import java.util.List;

/** What is done with the events of a namespace. It must not block. */
public interface SocketIoHandler {

    /** Take note that a client is connected to the namespace. */
    void onConnect(SocketIoSocket socket);

    /** Handle an event. */
    void onEvent(SocketIoSocket socket, SocketIoEvent event);

    /**
     * Return the handler that test suites ask for. It answers a connection with {@code auth} and what the client has
     * sent along, {@code message} with {@code message-back}, and {@code message-with-ack} with an acknowledgement.
     */
    static SocketIoHandler echo() {
        return new SocketIoHandler() {
            @Override
            public void onConnect(SocketIoSocket socket) {
                socket.emit("auth", List.of(socket.auth()), List.of());
            }

            @Override
            public void onEvent(SocketIoSocket socket, SocketIoEvent event) {
                switch (event.name()) {
                    case "message" -> socket.emit("message-back", event.arguments(), event.attachments());
                    case "message-with-ack" -> socket.acknowledge(event, event.arguments(), event.attachments());
                    default -> {
                        // Nobody handles it.
                    }
                }
            }
        };
    }
}
