package io.github.wsgauntlet.harness.proof.field;

import java.net.URI;

/** A server nobody here wrote, set up to send every message back, on a free port of the loopback address. */
interface EchoServer extends AutoCloseable {
    /** The largest message the servers are set up to take, in bytes. */
    int LARGEST_MESSAGE = 32 * 1024 * 1024;

    /** Return where it listens. */
    URI url();

    @Override
    void close();
}
