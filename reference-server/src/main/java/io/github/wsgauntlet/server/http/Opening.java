package io.github.wsgauntlet.server.http;

import java.nio.ByteBuffer;
import java.util.Optional;

/** An opening handshake, as a connection goes through it: bytes in, and either an upgrade or a refusal out. */
public interface Opening {

    /**
     * Read on.
     *
     * @param in read up to the end of the request head at most
     * @return the outcome, as soon as there is one
     */
    Optional<OpeningHandshake.Outcome> read(ByteBuffer in);

    /** End the handshake because it took too long. */
    OpeningHandshake.Refused timeOut();
}
