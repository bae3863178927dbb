package io.github.wsgauntlet.harness.target;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * The lifeline of a server whose connections are accepted for it, as those of a published port are: whoever does that
 * ends them again as long as the server is not there.
 */
record Relayed(ServerTarget target) implements Lifeline {
    private static final String REQUEST = """
            GET %s HTTP/1.1
            Host: %s
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
            Sec-WebSocket-Version: 13

            """.replace("\n", "\r\n");

    /** Return whether a connection is answered, or at least kept: a server that hangs is there. */
    @Override
    public boolean accepts() {
        String host = target.url().getHost();
        int port = target.url().getPort();
        try (Socket tcp = target.route().connect(host, port, PROMPT)) {
            tcp.setSoTimeout(Math.toIntExact(PROMPT.toMillis()));
            Socket stream =
                    target.secure() ? target.context().getSocketFactory().createSocket(tcp, host, port, true) : tcp;
            String request = String.format(REQUEST, target.path(), target.authority());
            stream.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return stream.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (SSLException refused) {
            return !(refused.getCause() instanceof IOException); // Whoever shows a certificate is there.
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public int deaths() {
        return 0;
    }

    @Override
    public boolean awaitBack(Duration limit) {
        long start = System.nanoTime();
        try {
            while (!accepts() && System.nanoTime() - start < limit.toNanos()) {
                Pause.beforeNextLook();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return accepts();
    }
}
