package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.protocol.Message;

/** What is done with sessions and their messages: the protocol above, or a user. It must not block. */
@FunctionalInterface
public interface EngineIoHandler {

    /** What is done with the messages of one session. */
    interface Listener {

        /** Handle a message. */
        void onMessage(Message message);

        /** Take note that the session is closed. This is called once. */
        void onClose();
    }

    /** Take note of a new session, and return what is to be done with its messages. */
    Listener onOpen(EngineIoSession session);

    /** Return the handler that sends every message back. */
    static EngineIoHandler echo() {
        return session -> new Listener() {
            @Override
            public void onMessage(Message message) {
                session.send(message);
            }

            @Override
            public void onClose() {}
        };
    }
}
