package io.github.wsgauntlet.server.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Where an endpoint gets the client's frames from. */
@FunctionalInterface
public interface FrameSource {

    /**
     * Read on.
     *
     * @param in read up to the end of the frame at most
     * @return what there is of the next frame or of the rest of one, or nothing while its header is incomplete
     */
    Optional<FramePart> readFrame(ByteBuffer in);
}
