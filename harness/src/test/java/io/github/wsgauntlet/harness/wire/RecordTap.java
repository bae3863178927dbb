package io.github.wsgauntlet.harness.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands between a client and a server, and tells what comes from the client: segment by segment, and its records. */
final class RecordTap implements AutoCloseable {
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int HANDSHAKE = 22;
    static final int ENCRYPTED = 23;

    /** What the JDK adds to the content of a record: its type, 16 bytes of padding, and a tag of 16 (RFC 8446 5.2). */
    static final int HIDDEN = 33;

    private static final int HEADER = 5;
    private static final int LONG = 60;

    private final ServerSocket listener = new ServerSocket();
    private final BlockingQueue<Optional<byte[]>> segments = new LinkedBlockingQueue<>();
    private final URI server;
    private Socket toClient = new Socket();

    RecordTap(URI server) throws IOException {
        this.server = server;
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::stand);
    }

    /** A record of TLS. */
    record Sealed(int type, int length) {}

    URI uri() {
        return URI.create("wss://127.0.0.1:" + listener.getLocalPort() + "/");
    }

    private void stand() {
        try (Socket client = listener.accept();
                Socket behind = new Socket(server.getHost(), server.getPort())) {
            toClient = client;
            var back = Thread.ofVirtual().start(() -> forward(behind, client, new LinkedBlockingQueue<>()));
            forward(client, behind, segments);
            back.join();
        } catch (IOException e) {
            segments.add(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forward(Socket from, Socket to, BlockingQueue<Optional<byte[]>> seen) {
        byte[] chunk = new byte[1 << 17];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                seen.add(Optional.of(Arrays.copyOf(chunk, read)));
                out.write(chunk, 0, read);
            }
            seen.add(Optional.empty());
            to.shutdownOutput();
        } catch (IOException e) {
            seen.add(Optional.empty()); // One of them is gone, and the test sees what it has seen.
        }
    }

    /** Return the next segment of the client; nothing at the end of what it sends. */
    Optional<byte[]> segment() throws InterruptedException {
        Optional<byte[]> next = segments.poll(LONG, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing more came from the client");
        }
        return next;
    }

    /** Return whether there is no segment that was not taken. */
    boolean isQuiet() {
        return segments.isEmpty();
    }

    /** Return the records in a segment that holds whole ones. */
    List<Sealed> records() throws InterruptedException {
        byte[] bytes = segment().orElseThrow();
        var records = new ArrayList<Sealed>();
        for (int at = 0; at < bytes.length; ) {
            int length = (bytes[at + 3] & 0xff) << 8 | bytes[at + 4] & 0xff;
            records.add(new Sealed(bytes[at], length));
            at += HEADER + length;
        }
        return records;
    }

    /** End what goes to the client, without a word of TLS. */
    void cutOff() {
        try {
            toClient.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        toClient.close();
    }
}
