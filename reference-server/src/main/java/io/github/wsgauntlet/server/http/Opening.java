package io.github.wsgauntlet.server.http;

import java.nio.ByteBuffer;
import java.util.Optional;

/** An opening handshake, as a connection goes through it: bytes in, and an upgrade or a refusal out. */
public interface Opening {

    /**
     * Read on. After a plain request that was answered, another may follow.
     *
     * @param in read up to the end of the request head at most
     * @return the outcome of the request, as soon as there is one
     */
    Optional<OpeningHandshake.Outcome> read(ByteBuffer in);

    /** End the handshake because it took too long. */
    OpeningHandshake.Refused timeOut();
}
