package io.github.wsgauntlet.server.protocol;

import java.nio.ByteBuffer;

/** Encodes frames into a queue of bytes (RFC 6455 5.2), any frame that a header can describe. */
public final class FrameEncoder implements FrameWriter {

    private final ByteQueue out;
    private final ByteBuffer head = ByteBuffer.allocate(FrameHeader.MAX_SIZE);

    /** Create an encoder that appends to a queue. */
    public FrameEncoder(ByteQueue out) {
        this.out = out;
    }

    @Override
    public void write(FrameHeader header, byte[] payload) {
        header.encode(head.clear());
        out.append(head.array(), head.position());
        if (header.masked()) {
            byte[] masked = payload.clone();
            Masking.apply(masked, 0, masked.length, header.maskingKey(), 0);
            out.append(masked);
        } else {
            out.append(payload);
        }
    }
}
