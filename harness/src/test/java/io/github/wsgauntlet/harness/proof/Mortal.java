package io.github.wsgauntlet.harness.proof;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A server that dies of some frame, and comes back if it is one that does: a gate in front of the reference server,
 * which looks at what goes through it.
 */
public final class Mortal implements AutoCloseable {
    private final ReferenceServer server;
    private final Comeback comeback;
    private final Predicate<WireFrame> deadly;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore awaited = new Semaphore(0);
    private volatile Life life;

    /** When it comes back. */
    public enum Comeback {
        NEVER,
        /** After a moment, whether anybody has noticed or not. */
        SOON,
        /** When its lifeline is asked to wait for it: then its death was noticed, however busy the machine is. */
        AWAITED
    }

    /** From one death to the next. What was accepted in one cannot end another, however late it is read. */
    private record Life(ServerSocket listening, Set<Socket> open) {
        static Life on(int port) throws IOException {
            return new Life(listen(port), ConcurrentHashMap.newKeySet());
        }

        void end() throws IOException {
            listening.close();
            for (Socket each : open) {
                each.close();
            }
        }
    }

    private Mortal(ReferenceServer server, Comeback comeback, Predicate<WireFrame> deadly) throws IOException {
        this.server = server;
        this.comeback = comeback;
        this.deadly = deadly;
        this.life = Life.on(0);
        this.port = life.listening().getLocalPort();
    }

    /** Start one that dies of a ping with a length of 16 bits. */
    public static Mortal start(Comeback comeback) throws IOException {
        return start(comeback, frame -> frame.opcode() == Opcodes.PING && frame.lengthBytes() == 2);
    }

    /** Start one that dies of such a frame, as soon as its header has come. */
    public static Mortal start(Comeback comeback, Predicate<WireFrame> deadly) throws IOException {
        var mortal = new Mortal(ReferenceServer.start(ServerOptions.defaults()), comeback, deadly);
        Thread.ofVirtual().start(mortal::live);
        return mortal;
    }

    public URI url() {
        return URI.create("ws://127.0.0.1:" + port + "/");
    }

    /** Return what knows of it as of any other target, and lets it come back when it is awaited. */
    public Lifeline lifeline() {
        Lifeline connections = Lifeline.of(Suite.target(url()));
        return new Lifeline() {
            @Override
            public boolean accepts() {
                return connections.accepts();
            }

            @Override
            public int deaths() {
                return connections.deaths();
            }

            @Override
            public boolean awaitBack(Duration limit) {
                awaited.release();
                return connections.awaitBack(limit);
            }
        };
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return socket;
    }

    private void live() {
        try {
            do {
                serve(life);
                life = awaitRebirth() ? Life.on(port) : life;
            } while (comeback != Comeback.NEVER && closed.getCount() > 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Life current) {
        try {
            while (true) {
                Socket client = current.listening().accept();
                var behind = new Socket(server.uri().getHost(), server.uri().getPort());
                current.open().add(client);
                current.open().add(behind);
                Thread.ofVirtual().start(() -> forward(client, behind, Optional.of(current)));
                Thread.ofVirtual().start(() -> forward(behind, client, Optional.empty()));
            }
        } catch (IOException e) {
            // It has died.
        }
    }

    private boolean awaitRebirth() {
        try {
            return switch (comeback) {
                case NEVER -> false;
                case SOON -> !closed.await(100, TimeUnit.MILLISECONDS);
                case AWAITED -> {
                    awaited.acquire();
                    yield closed.getCount() > 0;
                }
            };
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void forward(Socket from, Socket to, Optional<Life> atStake) {
        byte[] chunk = new byte[65_536];
        var watched = new Watched(deadly);
        try (from;
                to) {
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                if (atStake.isPresent() && watched.bringsDeath(chunk, read)) {
                    atStake.get().end();
                    return;
                }
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException e) {
            // One side has gone, and the other goes with it.
        }
    }

    /** Looks for the frame in what comes on one connection: as a frame, since masked bytes look like anything. */
    private static final class Watched {
        private final Predicate<WireFrame> deadly;
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private final FrameReader frames = new FrameReader();
        private boolean opened;

        Watched(Predicate<WireFrame> deadly) {
            this.deadly = deadly;
        }

        boolean bringsDeath(byte[] chunk, int length) {
            if (opened) {
                frames.feed(chunk, 0, length);
            } else {
                head.write(chunk, 0, length);
                HttpHead.parse(head.toByteArray(), head.size()).ifPresent(parsed -> {
                    opened = true;
                    frames.feed(head.toByteArray(), parsed.raw().length, head.size() - parsed.raw().length);
                });
            }
            return Stream.iterate(frames.next(), Optional::isPresent, before -> frames.next())
                            .anyMatch(each -> deadly.test(each.get()))
                    || frames.begun().filter(deadly).isPresent();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        awaited.release();
        life.end();
        server.close();
    }
}
