package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server that dies of a ping with a length of 16 bits, and comes back after a while if it is one that does: a gate in front
 * of the reference server, which looks at what goes through it.
 */
final class Mortal implements AutoCloseable {
    private final ReferenceServer server;
    private final boolean comesBack;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile ServerSocket listening;

    private Mortal(ReferenceServer server, boolean comesBack) throws IOException {
        this.server = server;
        this.comesBack = comesBack;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
    }

    static Mortal start(boolean comesBack) throws IOException {
        var mortal = new Mortal(ReferenceServer.start(ServerOptions.defaults()), comesBack);
        Thread.ofVirtual().start(mortal::live);
        return mortal;
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + port + "/");
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
                serve();
                listening = awaitRebirth() ? listen(port) : listening;
            } while (comesBack && closed.getCount() > 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket client = listening.accept();
                var behind = new Socket(server.uri().getHost(), server.uri().getPort());
                open.add(client);
                open.add(behind);
                Thread.ofVirtual().start(() -> forward(client, behind, true));
                Thread.ofVirtual().start(() -> forward(behind, client, false));
            }
        } catch (IOException e) {
            // It has died.
        }
    }

    private boolean awaitRebirth() {
        try {
            return comesBack && !closed.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void forward(Socket from, Socket to, boolean deadly) {
        byte[] chunk = new byte[65_536];
        try (from;
                to) {
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                if (deadly && kills(chunk, read)) {
                    die();
                    return;
                }
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException e) {
            // One side has gone, and the other goes with it.
        }
    }

    private static boolean kills(byte[] bytes, int length) {
        for (int i = 1; i < length; i++) {
            if (bytes[i - 1] == (byte) 0x89 && bytes[i] == (byte) 0xfe) {
                return true;
            }
        }
        return false;
    }

    private void die() throws IOException {
        listening.close();
        for (Socket each : open) {
            each.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        die();
        server.close();
    }
}
