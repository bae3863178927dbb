package io.github.wsgauntlet.harness.proof.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * As little as an echo can be: one thread, no rule looked at, the accept value of a fixed key, and each read turned
 * into one write. What a server is slower than this, its rules and its structure cost.
 */
final class Sketch {
    /** The accept value of the key that {@link EchoLoad} sends, from the example of RFC 6455 1.3. */
    private static final byte[] ACCEPTED = ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private static final int ROOM = 1 << 18;

    private Sketch() {}

    /** Start it, and return where it listens. */
    static URI start() throws IOException {
        var listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().start(() -> serve(listener));
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) listener.getLocalAddress()).getPort() + "/");
    }

    private static void serve(ServerSocketChannel listener) {
        try (Selector selector = Selector.open()) {
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        accept(selector, listener.accept());
                    } else {
                        answer(key);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(Selector selector, SocketChannel channel) throws IOException {
        channel.read(ByteBuffer.allocate(ROOM));
        channel.write(ByteBuffer.wrap(ACCEPTED));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Echo(channel));
    }

    private static void answer(SelectionKey key) throws IOException {
        Echo echo = (Echo) key.attachment();
        if (!echo.read()) {
            key.cancel();
            echo.channel.close();
        } else {
            key.interestOps(echo.written() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
        }
    }

    private static final class Echo {
        private final SocketChannel channel;
        private final ByteBuffer read = ByteBuffer.allocate(ROOM);
        private final ByteBuffer write = ByteBuffer.allocate(ROOM);

        Echo(SocketChannel channel) {
            this.channel = channel;
        }

        boolean read() throws IOException {
            if (write.position() == 0 && channel.read(read) < 0) {
                return false;
            }
            read.flip();
            while (takesFrame()) {}
            read.compact();
            return true;
        }

        /** Turn one whole frame around, if there is one and its echo fits. */
        private boolean takesFrame() {
            if (read.remaining() < 14) {
                return false;
            }
            int start = read.position();
            int length = read.get(start + 1) & 0x7f;
            int header = 2;
            if (length == 126) {
                length = Short.toUnsignedInt(read.getShort(start + 2));
                header = 4;
            } else if (length == 127) {
                length = (int) read.getLong(start + 2);
                header = 10;
            }
            if (read.remaining() < header + 4 + length || write.remaining() < header + length) {
                return false;
            }
            write.put(read.get(start)).put((byte) (read.get(start + 1) & 0x7f));
            for (int i = 2; i < header; i++) {
                write.put(read.get(start + i));
            }
            unmask(start + header, length);
            read.position(start + header + 4 + length);
            return true;
        }

        private void unmask(int at, int length) {
            int key = read.getInt(at);
            long twice = (long) key << 32 | Integer.toUnsignedLong(key);
            int i = 0;
            for (; i + Long.BYTES <= length; i += Long.BYTES) {
                write.putLong(read.getLong(at + 4 + i) ^ twice);
            }
            for (; i < length; i++) {
                write.put((byte) (read.get(at + 4 + i) ^ key >> 8 * (3 - i % 4)));
            }
        }

        boolean written() throws IOException {
            channel.write(write.flip());
            write.compact();
            return write.position() == 0;
        }
    }
}
