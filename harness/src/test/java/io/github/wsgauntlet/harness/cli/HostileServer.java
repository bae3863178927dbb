package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.wire.HttpHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A server whose answer to every request is made to be obeyed by whoever prints it: as a command of a workflow, of
 * either kind, and as controls of a terminal.
 */
final class HostileServer implements AutoCloseable {
    /** Stands in all that the server says. */
    static final String SAID = "gotcha";

    private static final String ANSWER = String.join(
            "\r\n",
            "HTTP/1.1 101 \u001b[2J\u009b31m",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: \u001b]0;##[error]" + SAID + "\u0007",
            "Folded: here",
            "\u00a0::error::" + SAID,
            " ::add-mask::" + SAID,
            "",
            "");

    private final ServerSocket listening;

    private HostileServer(ServerSocket listening) {
        this.listening = listening;
    }

    static HostileServer start() throws IOException {
        var server = new HostileServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    String url() {
        return "ws://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            byte[] read = new byte[1 << 16];
            int length = 0;
            int more = 0;
            while (more >= 0
                    && HttpHead.parse(Arrays.copyOf(read, length), length).isEmpty()) {
                more = socket.getInputStream().read(read, length, read.length - length);
                length += Math.max(0, more);
            }
            socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
