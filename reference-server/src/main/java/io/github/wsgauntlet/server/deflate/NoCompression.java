package io.github.wsgauntlet.server.deflate;

/** Leaves messages as they are. */
final class NoCompression implements Compression {

    @Override
    public boolean isAgreed() {
        return false;
    }

    @Override
    public byte[] deflate(byte[] payload) {
        return payload;
    }

    @Override
    public void startMessage() {}

    @Override
    public void inflate(byte[] bytes, int from, int to, Output out) {
        out.accept(bytes, from, to);
    }

    @Override
    public void endMessage() {}

    @Override
    public long held() {
        return 0;
    }

    @Override
    public void rest() {}

    @Override
    public void end() {}
}
