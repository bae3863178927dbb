package io.github.wsgauntlet.harness.proof.field;

import java.net.URI;

/** A client nobody here wrote, set up to send every message back. */
interface EchoClient extends AutoCloseable {
    /** The largest message the clients are set up to take, in bytes. */
    int LARGEST_MESSAGE = 32 * 1024 * 1024;

    /**
     * Connect, send every message back, and return when the connection has ended. Called from several threads. How it
     * ends is left to the client: who comes to help may be faster than its Close frame.
     *
     * @throws Exception if there is no connection, or it is lost
     */
    void visit(URI url) throws Exception;

    @Override
    default void close() {
        // Most of them keep nothing between their visits.
    }
}
