package io.github.wsgauntlet.harness.proof.field;

import java.net.URI;
import java.time.Duration;

/** A server nobody here wrote, set up to send every message back, on a free port of the loopback address. */
interface EchoServer extends AutoCloseable {
    /** The largest message the servers are set up to take, in bytes. */
    int LARGEST_MESSAGE = 32 * 1024 * 1024;

    /** How often servers of Engine.IO are set up to ping. */
    Duration PING_INTERVAL = Duration.ofSeconds(2);

    /** How long they wait for a pong. */
    Duration PING_TIMEOUT = Duration.ofSeconds(8);

    /** Return where it listens. */
    URI url();

    @Override
    void close();
}
