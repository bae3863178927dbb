package io.github.wsgauntlet.server.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How the bytes of a frame header are understood; {@link FrameHeader#decode} is what RFC 6455 5.2 says. */
@FunctionalInterface
public interface HeaderReader {

    /**
     * Decode a header.
     *
     * @param in read up to the end of the header, or not at all while the header is incomplete
     * @return the header, or nothing while it is incomplete
     */
    Optional<FrameHeader> decode(ByteBuffer in);
}
