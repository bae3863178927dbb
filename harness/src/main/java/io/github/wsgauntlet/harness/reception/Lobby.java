package io.github.wsgauntlet.harness.reception;

import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A port to which clients under test come. Each connection is read up to the end of a request head, and handed on. Who
 * sends nothing, or something else, is sent away; and there is room for so many at a time.
 */
public final class Lobby implements AutoCloseable {
    private static final int MOST_AT_A_TIME = 512;
    private static final int LONGEST_HEAD = 64 << 10;
    private static final int HEAD_MILLIS = 10_000;
    private static final int BACKLOG = 1024;
    private static final int CHUNK = 4096;

    private final ServerSocket listener;
    private final Optional<SSLContext> tls;
    private final Consumer<Visitor> desk;
    private final Semaphore room = new Semaphore(MOST_AT_A_TIME);
    private final Set<Socket> waiting = ConcurrentHashMap.newKeySet();

    private Lobby(ServerSocket listener, Optional<SSLContext> tls, Consumer<Visitor> desk) {
        this.listener = listener;
        this.tls = tls;
        this.desk = desk;
    }

    /**
     * Listen.
     *
     * @param address where; port 0 takes any that is free
     * @param tls who this server is, to clients that come over TLS; nothing where they come without
     * @param desk takes each client that has come with a request, on a thread of its own, and closes its connection
     * @throws IOException if nobody can listen there
     */
    public static Lobby open(InetSocketAddress address, Optional<SSLContext> tls, Consumer<Visitor> desk)
            throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        var lobby = new Lobby(listener, tls, desk);
        Thread.ofVirtual().name("lobby").start(lobby::receive);
        return lobby;
    }

    /** Return where it listens, for a client on this machine, without a path. */
    public URI url() {
        String scheme = tls.isPresent() ? "wss://localhost:" : "ws://127.0.0.1:";
        return URI.create(scheme + listener.getLocalPort());
    }

    private void receive() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (room.tryAcquire()) {
                    Thread.ofVirtual().name("visitor").start(() -> greet(socket));
                } else {
                    socket.close();
                }
            } catch (IOException e) {
                // The listener is closed, or that client is gone again.
            }
        }
    }

    private void greet(Socket tcp) {
        waiting.add(tcp);
        try {
            Optional<Visitor> visitor = visitor(tcp);
            visitor.ifPresentOrElse(desk, () -> turnAway(tcp));
        } catch (IOException e) {
            turnAway(tcp);
        } finally {
            waiting.remove(tcp);
        }
    }

    private void turnAway(Socket tcp) {
        close(tcp);
        room.release();
    }

    private Optional<Visitor> visitor(Socket tcp) throws IOException {
        long begun = System.nanoTime();
        tcp.setSoTimeout(HEAD_MILLIS);
        WireTransport transport = WireTransport.accept(tcp, tls);
        var read = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        Optional<HttpHead> head = Optional.empty();
        while (head.isEmpty() && read.size() < LONGEST_HEAD) {
            long left = HEAD_MILLIS - (System.nanoTime() - begun) / 1_000_000;
            if (left <= 0) { // One byte after the other may take for ever.
                return Optional.empty();
            }
            tcp.setSoTimeout((int) left);
            int length = transport.read(chunk);
            if (length < 0) {
                return Optional.empty();
            }
            read.write(chunk, 0, length);
            head = HttpHead.parse(read.toByteArray(), read.size());
        }
        tcp.setSoTimeout(0);
        transport.unread(read.toByteArray());
        head.ifPresent(request -> transport.atTheEnd(room::release));
        return head.map(request -> new Visitor(transport, request));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is released all the same.
        }
    }

    /** Listen no longer, and send away who has not said yet what it wants. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // Then nobody listens any more, either.
        }
        waiting.forEach(Lobby::close);
    }
}
