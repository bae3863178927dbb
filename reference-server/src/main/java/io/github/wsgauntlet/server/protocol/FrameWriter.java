package io.github.wsgauntlet.server.protocol;

/** Where an endpoint writes its frames. */
@FunctionalInterface
public interface FrameWriter {

    /**
     * Write one frame.
     *
     * @param header the header as it is to be on the wire
     * @param payload the payload, unmasked; not changed by the caller afterwards
     */
    void write(FrameHeader header, byte[] payload);
}
