package io.github.wsgauntlet.harness.proof.hostile;

import io.github.wsgauntlet.harness.cli.Localhost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A port on which a hostile server listens. */
public final class HostileListener implements AutoCloseable {
    private final ServerSocket listening;
    private final Hostility hostility;
    private final int lives;
    private final String scheme;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    private HostileListener(ServerSocket listening, Hostility hostility, int lives, String scheme) {
        this.listening = listening;
        this.hostility = hostility;
        this.lives = lives;
        this.scheme = scheme;
        Thread.ofVirtual().start(this::listen);
    }

    /** Start a server of a kind. */
    static HostileListener start(HostileServerKind kind) throws IOException {
        ServerSocket socket = kind.speaksTls()
                ? Localhost.server()
                        .getServerSocketFactory()
                        .createServerSocket(0, 200, InetAddress.getLoopbackAddress())
                : plain();
        return new HostileListener(socket, kind.hostility(), kind.lives(), kind.scheme());
    }

    /** Start a server that does this with each connection. */
    public static HostileListener start(Hostility hostility) throws IOException {
        return new HostileListener(plain(), hostility, 0, "ws");
    }

    private static ServerSocket plain() throws IOException {
        return new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    /** Return where it listens. */
    public URI url() {
        return URI.create(scheme + "://localhost:" + listening.getLocalPort() + "/");
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listening.accept();
                int number = connections.incrementAndGet();
                if (number == lives) {
                    listening.close();
                }
                Thread.ofVirtual().start(() -> serve(socket, number));
            }
        } catch (IOException closed) {
            // The test has ended, or the server has died.
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            hostility.on(new HostileLine(socket, false, over), number);
        } catch (IOException gone) {
            // The tester has had enough.
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        listening.close();
    }
}
