package io.github.wsgauntlet.harness.target;

import io.github.wsgauntlet.harness.wire.WireTransport;
import java.net.URI;
import java.util.Optional;

/**
 * A connection of a client under test.
 *
 * @param transport the connection, from the first byte of the request on
 * @param told the URL that the client was told to connect to, where the tester told it
 */
public record Arrival(WireTransport transport, Optional<URI> told) {}
