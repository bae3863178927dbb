package io.github.wsgauntlet.harness.target;

import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The connections of a client that is called for each of them, to a port of its own on the loopback address: so nobody
 * else can come, and what it does after its visit belongs to that.
 *
 * @param caller makes it come
 */
public record CalledArrivals(Caller caller) implements Arrivals {
    private static final int LOOK_MILLIS = 50;

    /** What is asked for shows whether a client asks for all of it (RFC 6455 3). */
    private static final String RESOURCE = "/next?by=wsgauntlet";

    @Override
    public Arrival next(Duration patience) throws IOException {
        try (var listener = new ServerSocket()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.setSoTimeout(LOOK_MILLIS);
            URI url = URI.create("ws://127.0.0.1:" + listener.getLocalPort() + RESOURCE);
            Caller.Visit visit = caller.call(url);
            try {
                WireTransport transport = WireTransport.accept(awaited(listener, visit, patience), Optional.empty());
                transport.atTheEnd(visit::close);
                return new Arrival(transport, Optional.of(url));
            } catch (IOException | RuntimeException e) {
                visit.close();
                throw e;
            }
        }
    }

    private static Socket awaited(ServerSocket listener, Caller.Visit visit, Duration patience) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < patience.toNanos()) {
            boolean over = visit.over().isPresent();
            try {
                return listener.accept();
            } catch (SocketTimeoutException e) {
                if (over) { // Whoever was under way has had a look more to come.
                    throw new IOException("the client " + visit.over().orElseThrow() + " and did not connect", e);
                }
            }
        }
        throw new IOException("the client did not connect within " + patience.toMillis() + " ms");
    }
}
