package io.github.wsgauntlet.harness.proof.speed;

import io.github.wsgauntlet.cases.Opcodes;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Binary messages that go back and forth, without compression.
 *
 * @param connections how many at the same time
 * @param underWay how many messages of each are under way
 * @param bytes how large each is
 */
record EchoLoad(int connections, int underWay, int bytes) {
    private static final int ROOM = 1 << 18;

    /**
     * Return how many messages a second come back, from one thread that does nothing else.
     *
     * @throws IOException if the server does not take part
     */
    double rate(URI url, Duration warmUp, Duration measured) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Talk> talks = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    Talk talk = Talk.open(url, underWay, bytes);
                    talks.add(talk);
                    talk.channel.configureBlocking(false);
                    talk.channel.register(selector, SelectionKey.OP_READ, talk);
                    talk.send(underWay);
                }
                long begin = System.nanoTime();
                long from = begin + warmUp.toNanos();
                long to = from + measured.toNanos();
                exchange(selector, from);
                long before = echoes(talks);
                long started = System.nanoTime();
                exchange(selector, to);
                return (echoes(talks) - before) / ((System.nanoTime() - started) / 1e9);
            } finally {
                for (Talk talk : talks) {
                    talk.channel.close();
                }
            }
        }
    }

    private static long echoes(List<Talk> talks) {
        return talks.stream().mapToLong(talk -> talk.echoes).sum();
    }

    private static void exchange(Selector selector, long until) throws IOException {
        ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
        while (System.nanoTime() < until) {
            selector.select(1000);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Talk) key.attachment()).goOn(key, room);
            }
            selector.selectedKeys().clear();
        }
    }

    /** One connection: counts the messages that end, and sends a new one for each. */
    private static final class Talk {
        private final SocketChannel channel;

        /** As many messages as may be under way, one after the other. */
        private final ByteBuffer messages;

        private final int size;
        private long toSend;
        private long echoes;

        /** The header of a frame as far as it has come, 2 to 10 bytes long. */
        private final byte[] header = new byte[10];

        private int headerRead;
        private long payloadLeft;

        private Talk(SocketChannel channel, ByteBuffer messages, int size) {
            this.channel = channel;
            this.messages = messages;
            this.size = size;
        }

        static Talk open(URI url, int underWay, int bytes) throws IOException {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            String request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getHost() + ":" + url.getPort()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            readHead(channel);
            byte[] message = MaskedFrame.of(Opcodes.BINARY, new byte[bytes]);
            ByteBuffer messages = ByteBuffer.allocateDirect(message.length * underWay);
            while (messages.hasRemaining()) {
                messages.put(message);
            }
            return new Talk(channel, messages, message.length);
        }

        private static void readHead(SocketChannel channel) throws IOException {
            var head = new StringBuilder();
            ByteBuffer one = ByteBuffer.allocate(1);
            while (!head.toString().endsWith("\r\n\r\n")) {
                if (channel.read(one.clear()) < 0) {
                    throw new EOFException("The server has ended the connection after " + head);
                }
                head.append((char) one.get(0));
            }
            if (!head.toString().startsWith("HTTP/1.1 101")) {
                throw new IOException("The server has not accepted: " + head);
            }
        }

        void send(int more) throws IOException {
            toSend += (long) more * size;
            send();
        }

        /** Send what the other side takes now. */
        private void send() throws IOException {
            while (toSend > 0) {
                if (!messages.hasRemaining()) {
                    messages.rewind();
                }
                int most = (int) Math.min(messages.remaining(), toSend);
                int limit = messages.limit();
                messages.limit(messages.position() + most);
                int written = channel.write(messages);
                messages.limit(limit);
                toSend -= written;
                if (written < most) {
                    return;
                }
            }
        }

        void goOn(SelectionKey key, ByteBuffer room) throws IOException {
            if (key.isReadable()) {
                int read = channel.read(room.clear());
                if (read < 0) {
                    throw new EOFException("The server has ended a connection.");
                }
                send(ended(room.flip()));
            } else {
                send();
            }
            key.interestOps(toSend > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        /** Return how many messages end in what has come. A server may send them in fragments (RFC 6455 5.4). */
        private int ended(ByteBuffer read) {
            int ended = 0;
            while (read.hasRemaining()) {
                if (payloadLeft > 0) {
                    int skipped = (int) Math.min(payloadLeft, read.remaining());
                    read.position(read.position() + skipped);
                    payloadLeft -= skipped;
                } else {
                    header[headerRead++] = read.get();
                    if (headerRead < 2 || headerRead < 2 + lengthBytes()) {
                        continue;
                    }
                    payloadLeft = payloadLength();
                    headerRead = 0;
                }
                if (payloadLeft == 0 && (header[0] & 0x80) != 0) {
                    ended++;
                }
            }
            echoes += ended;
            return ended;
        }

        private int lengthBytes() {
            return switch (header[1]) {
                case 126 -> 2;
                case 127 -> 8;
                default -> 0;
            };
        }

        private long payloadLength() {
            ByteBuffer length = ByteBuffer.wrap(header);
            return switch (header[1]) {
                case 126 -> Short.toUnsignedInt(length.getShort(2));
                case 127 -> length.getLong(2);
                default -> header[1];
            };
        }
    }

    @Override
    public String toString() {
        return connections + "x" + underWay + "x" + bytes + " B";
    }
}
