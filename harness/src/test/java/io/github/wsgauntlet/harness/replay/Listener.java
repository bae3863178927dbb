package io.github.wsgauntlet.harness.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server that accepts every handshake, sends a Close at once so that nobody waits for more, and keeps what it is sent,
 * byte for byte.
 */
final class Listener implements AutoCloseable {
    private static final byte[] CLOSE = {(byte) 0x88, 2, 3, (byte) 0xe8};

    private final ServerSocket server;
    private final byte[] answer;
    private final Queue<Recording> wanted = new ConcurrentLinkedQueue<>();

    /** What comes on one connection. */
    private final class Recording {
        private final int length;
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

        /** @param length after how many bytes the other side is told that no more is sent */
        Recording(int length) {
            this.length = length;
        }

        void hear(Socket socket) {
            var bytes = new ByteArrayOutputStream();
            try (socket) {
                socket.getOutputStream().write(answer);
                byte[] chunk = new byte[65536];
                for (int read = 0; read >= 0; read = socket.getInputStream().read(chunk)) {
                    boolean less = bytes.size() < length;
                    bytes.write(chunk, 0, read);
                    if (less && bytes.size() >= length) {
                        socket.shutdownOutput();
                    }
                }
            } catch (IOException e) {
                // A reset, which some scenarios end with.
            }
            whole.complete(bytes.toByteArray());
        }
    }

    private Listener(ServerSocket server, String extensions) {
        this.server = server;
        String line = extensions.isEmpty() ? "" : "Sec-WebSocket-Extensions: " + extensions + "\r\n";
        var all = new ByteArrayOutputStream();
        all.writeBytes(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n" + line + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(CLOSE);
        this.answer = all.toByteArray();
    }

    /** @param extensions what it agrees to; may be empty */
    static Listener start(String extensions) throws IOException {
        var listener = new Listener(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), extensions);
        Thread.ofVirtual().name("listener").start(listener::accept);
        return listener;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/chat?room=1");
    }

    /** Returns what will come on the next connection, and ends it when that is so much. */
    CompletableFuture<byte[]> hear(int length) {
        var recording = new Recording(length);
        wanted.add(recording);
        return recording.whole;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                // One that nobody asked for is a canary.
                Recording recording = Optional.ofNullable(wanted.poll()).orElse(new Recording(Integer.MAX_VALUE));
                Thread.ofVirtual().start(() -> recording.hear(socket));
            }
        } catch (IOException e) {
            // The end of the test.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
