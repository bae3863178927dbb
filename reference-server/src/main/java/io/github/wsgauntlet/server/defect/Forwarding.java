package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.deflate.Compression;

/** A compression that does everything as another one does, but for what is overridden. */
abstract class Forwarding implements Compression {

    private final Compression clean;

    Forwarding(Compression clean) {
        this.clean = clean;
    }

    @Override
    public boolean isAgreed() {
        return clean.isAgreed();
    }

    @Override
    public byte[] deflate(byte[] payload) {
        return clean.deflate(payload);
    }

    @Override
    public void startMessage() {
        clean.startMessage();
    }

    @Override
    public void inflate(byte[] bytes, int from, int to, Output out) {
        clean.inflate(bytes, from, to, out);
    }

    @Override
    public void endMessage() {
        clean.endMessage();
    }

    @Override
    public long held() {
        return clean.held();
    }

    @Override
    public void rest() {
        clean.rest();
    }

    @Override
    public void end() {
        clean.end();
    }
}
