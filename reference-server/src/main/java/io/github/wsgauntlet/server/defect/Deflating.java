package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.deflate.Compression;
import java.util.function.UnaryOperator;

/** A compression that makes something else of the messages that the server sends. */
final class Deflating extends Forwarding {

    private final UnaryOperator<byte[]> deflation;

    Deflating(Compression clean, UnaryOperator<byte[]> deflation) {
        super(clean);
        this.deflation = deflation;
    }

    @Override
    public byte[] deflate(byte[] payload) {
        return deflation.apply(payload);
    }
}
