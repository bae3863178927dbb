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
import java.util.function.Predicate;

/**
 * A server that accepts every handshake, sends a Close at once so that nobody waits for more, and keeps what it is
 * sent, byte for byte.
 */
final class Listener implements AutoCloseable {
    private static final byte[] CLOSE = {(byte) 0x88, 2, 3, (byte) 0xe8};

    private final ServerSocket server;
    private final byte[] answer;
    private final Queue<Recording> wanted = new ConcurrentLinkedQueue<>();

    /** What comes on one connection. */
    private final class Recording {
        private final Predicate<byte[]> last;
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

        /** @param last says of all bytes so far that the other side has to be told that no more is sent */
        Recording(Predicate<byte[]> last) {
            this.last = last;
        }

        void hear(Socket socket) {
            var bytes = new ByteArrayOutputStream();
            try (socket) {
                socket.getOutputStream().write(answer);
                byte[] chunk = new byte[65536];
                for (int read = 0; read >= 0; read = socket.getInputStream().read(chunk)) {
                    bytes.write(chunk, 0, read);
                    if (!socket.isOutputShutdown() && last.test(bytes.toByteArray())) {
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

    /** Return what will come on the next connection, and end it when that is the last. */
    CompletableFuture<byte[]> hear(Predicate<byte[]> last) {
        var recording = new Recording(last);
        wanted.add(recording);
        return recording.whole;
    }

    /** Return whether the last bytes are a masked Close frame with a code and no reason. */
    static boolean endsWithClose(byte[] bytes) {
        int at = bytes.length - 8;
        return at >= 0 && bytes[at] == (byte) 0x88 && bytes[at + 1] == (byte) 0x82;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                // One that nobody asked for is a canary.
                Recording recording = Optional.ofNullable(wanted.poll()).orElse(new Recording(Listener::endsWithClose));
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
