package io.github.wsgauntlet.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** TCP without TLS. */
final class PlainTransport implements Transport {

    private final SocketChannel socket;

    PlainTransport(SocketChannel socket) {
        this.socket = socket;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return socket.read(target);
    }

    @Override
    public boolean endedSilently() {
        return false;
    }

    @Override
    public boolean hasUnread() {
        return false;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        socket.write(source);
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public boolean endOutput() throws IOException {
        socket.shutdownOutput();
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
