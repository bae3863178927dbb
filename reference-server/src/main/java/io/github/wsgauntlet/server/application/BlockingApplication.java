package io.github.wsgauntlet.server.application;

/** An application that is written as a conversation: receive, think, send. It may block. */
@FunctionalInterface
public interface BlockingApplication {

    /**
     * Serve one connection, on a virtual thread of its own. The connection is closed with 1000 when this returns, and
     * with 1011 when it throws.
     *
     * @param session whose {@link WebSocketSession#receive()} waits for the next message
     * @throws Exception whatever goes wrong
     */
    void run(WebSocketSession session) throws Exception;
}
