package io.github.wsgauntlet.server.protocol;

import java.util.random.RandomGenerator;

/**
 * Masks every frame with a key of its own (RFC 6455 5.3).
 */
public final class MaskingWriter implements FrameWriter {

    private final FrameWriter out;
    private final RandomGenerator keys;

    /**
     * Create a writer.
     *
     * @param out where the masked frames go
     * @param keys where the masking keys come from; no peer may be able to guess the next (RFC 6455 10.3)
     */
    public MaskingWriter(FrameWriter out, RandomGenerator keys) {
        this.out = out;
        this.keys = keys;
    }

    @Override
    public void write(FrameHeader header, byte[] payload) {
        out.write(header.maskedWith(keys.nextInt()), payload);
    }
}
