package io.github.wsgauntlet.server;

import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.net.Blueprint;
import io.github.wsgauntlet.server.net.Incidents;
import io.github.wsgauntlet.server.net.Occupancy;
import io.github.wsgauntlet.server.net.Security;
import io.github.wsgauntlet.server.net.SelectorLoop;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rules;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A WebSocket server that keeps every rule of RFC 6455 and RFC 7692, except those it was told to waive. */
public final class ReferenceServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.github.wsgauntlet.server");
    private static final int BACKLOG = 1024;
    private static final int MILLIS_BETWEEN_FAILED_ACCEPTS = 50;

    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final ServerOptions options;
    private final List<SelectorLoop> loops = new ArrayList<>();
    private final Thread acceptor;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Incidents incidents = new Incidents();
    private final Occupancy occupancy;

    private ReferenceServer(ServerOptions options) throws IOException {
        this.options = options;
        this.occupancy = new Occupancy(options.limits().crowd());
        this.listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(new InetSocketAddress(options.address(), options.port()), BACKLOG);
            this.address = (InetSocketAddress) listener.getLocalAddress();
            Blueprint blueprint = options.blueprint();
            for (int i = 0; i < options.loops(); i++) {
                String name = "wsgauntlet-loop-" + address.getPort() + "-" + i;
                loops.add(SelectorLoop.start(name, blueprint, incidents));
            }
            options.application().onStart(loops.getFirst());
            this.acceptor = Thread.ofPlatform()
                    .daemon()
                    .name("wsgauntlet-accept-" + port())
                    .unstarted(this::run);
        } catch (IOException failure) {
            listener.close();
            loops.forEach(SelectorLoop::stop);
            throw failure;
        }
    }

    /**
     * Start a server. It accepts connections when this returns, on daemon threads.
     *
     * @throws IOException when it cannot listen on the address and port
     */
    public static ReferenceServer start(ServerOptions options) throws IOException {
        ReferenceServer server = new ReferenceServer(options);
        server.acceptor.start();
        return server;
    }

    /**
     * Let somebody know when a connection is dropped since this JVM has no memory or stack left for it; until then such
     * errors are logged. The server goes on, and tells of each kind of error once a minute.
     *
     * @param told is told on a thread of the server, before the connection ends
     */
    public void onExhaustion(Consumer<VirtualMachineError> told) {
        incidents.onExhaustion(told);
    }

    /** Return the port the server listens on. */
    public int port() {
        return address.getPort();
    }

    /** Return where a client on this machine finds the server, as in {@code ws://127.0.0.1:9001/}. */
    public URI uri() {
        String scheme = switch (options.security()) {
            case Security.Plain plain -> "ws";
            case Security.Tls tls -> "wss";
        };
        return URI.create(scheme + "://" + host() + ":" + port() + "/");
    }

    private String host() {
        InetAddress listening = address.getAddress();
        InetAddress reachable = listening.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listening;
        String text = reachable.getHostAddress();
        return reachable instanceof Inet6Address ? "[" + text + "]" : text;
    }

    /**
     * Stop the server: it releases the port, closes every connection with 1001, waits for the clients to answer, not
     * longer than the time to close, and ends its threads. Does nothing the second time.
     */
    @Override
    public void close() {
        stopping.countDown();
        try {
            listener.close();
            acceptor.join();
            loops.forEach(SelectorLoop::stop);
            for (SelectorLoop loop : loops) {
                loop.join();
            }
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "The server could not close its port", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
    }

    /** Wait until the server is stopped by {@link #close}. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Accept connections and hand each to a loop, in turn. Nothing ends this but the end of the server. */
    private void run() {
        long number = 0;
        boolean stop = false;
        while (!stop) {
            try {
                take(listener.accept(), ++number);
            } catch (ClosedChannelException closed) {
                stop = !listener.isOpen();
            } catch (IOException | RuntimeException | Error failure) {
                incidents.broke(Level.WARNING, "A connection could not be accepted", failure);
                stop = stopsWhileWaitingForRoom();
            }
        }
    }

    private void take(SocketChannel socket, long number) throws IOException {
        try {
            InetAddress client = ((InetSocketAddress) socket.getRemoteAddress()).getAddress();
            Optional<Occupancy.Place> place = occupancy.enter(client);
            if (place.isPresent()) {
                loops.get((int) (number % loops.size())).adopt(socket, number, place.get());
            } else {
                refuse(socket);
            }
        } catch (IOException | RuntimeException | Error failure) {
            socket.close();
            throw failure;
        }
    }

    /** Say that there are too many, where that can be said without a wait. */
    private void refuse(SocketChannel socket) {
        try (socket) {
            if (options.security() instanceof Security.Plain) {
                socket.configureBlocking(false);
                socket.write(ByteBuffer.wrap(HttpResponse.refusal(Policy.CONNECTIONS, Rules.waiving(options.waived()))
                        .encode()));
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "A connection was lost while it was refused", gone);
        }
    }

    /** The machine is out of files or memory: that passes, but not faster by asking again at once. */
    private boolean stopsWhileWaitingForRoom() {
        try {
            return stopping.await(MILLIS_BETWEEN_FAILED_ACCEPTS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
