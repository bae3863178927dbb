package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Violation;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The client's side of one opening handshake (RFC 6455 4.1): a request out, and bytes of the response in. */
public interface ClientOpening {

    /** Return the request head, each time the same. */
    byte[] request();

    /**
     * Read on.
     *
     * @param in read up to the end of the response head at most
     * @return what was agreed, when the server has accepted
     * @throws Violation when the server has refused, or its answer is none that accepts this request
     */
    Optional<Handshake> read(ByteBuffer in);
}
