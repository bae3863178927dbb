package io.github.wsgauntlet.harness.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** How a TCP connection to the target comes about. */
public sealed interface Route {

    /** Return the route with nothing in between. */
    static Route direct() {
        return new Direct();
    }

    /**
     * Return the route through an HTTP proxy.
     *
     * @param text for example {@code http://127.0.0.1:3128} or {@code http://user:password@proxy:3128}
     * @throws IllegalArgumentException if it names no such proxy
     */
    static Route through(String text) {
        try {
            URI proxy = new URI(text);
            boolean onlyAnAuthority = proxy.getRawPath() != null
                    && proxy.getRawPath().matches("/?")
                    && proxy.getRawQuery() == null
                    && proxy.getRawFragment() == null;
            boolean named = proxy.getHost() != null && proxy.getPort() > 0 && proxy.getPort() <= 65_535;
            if ("http".equals(proxy.getScheme()) && named && onlyAnAuthority) {
                return new Proxied(proxy);
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        // What was given is not repeated: there may be a password in it.
        throw new IllegalArgumentException(
                "This is no proxy; one is http://host:port, or http://user:password@host:port.");
    }

    /**
     * Connect to a host.
     *
     * @param timeout how long that may take
     * @throws IOException if nobody answers there, or a proxy does not lead there
     */
    Socket connect(String host, int port, Duration timeout) throws IOException;

    /** Nothing is in between. */
    record Direct() implements Route {
        /**
         * Connect to the first of the host's addresses that answers: a server on localhost may have only one of two.
         */
        @Override
        public Socket connect(String host, int port, Duration timeout) throws IOException {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (int i = 0; i < addresses.length - 1; i++) {
                try {
                    return connect(new InetSocketAddress(addresses[i], port), timeout);
                } catch (IOException e) {
                    // Another one may answer.
                }
            }
            return connect(new InetSocketAddress(addresses[addresses.length - 1], port), timeout);
        }

        private static Socket connect(InetSocketAddress address, Duration timeout) throws IOException {
            var tcp = new Socket();
            long end = System.nanoTime() + timeout.toNanos();
            BooleanSupplier late = () -> System.nanoTime() - end > 0;
            Alarm alarm = Alarm.when(late, () -> close(tcp));
            try {
                tcp.setTcpNoDelay(true);
                tcp.connect(address);
                return tcp;
            } catch (IOException e) {
                tcp.close();
                throw late.getAsBoolean() ? new SocketTimeoutException("Connect timed out") : e;
            } catch (RuntimeException e) {
                tcp.close();
                throw e;
            } finally {
                alarm.cancel();
            }
        }

        private static void close(Socket late) {
            try {
                late.close();
            } catch (IOException e) {
                // Whoever connects hears of it.
            }
        }
    }

    /**
     * An HTTP proxy, which is asked for a tunnel (RFC 6455 4.1, RFC 9110 9.3.6).
     *
     * @param proxy an {@code http} URL of host and port, and of user and password where the proxy asks for them
     */
    record Proxied(URI proxy) implements Route {
        private static final int LONGEST_HEAD = 64 * 1024;

        @Override
        public Socket connect(String host, int port, Duration timeout) throws IOException {
            Socket tcp;
            try {
                tcp = new Direct().connect(proxy.getHost(), proxy.getPort(), timeout);
            } catch (IOException e) {
                throw new IOException(this + " was not reached: " + e.getMessage(), e);
            }
            try {
                tcp.setSoTimeout(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
                askForTunnel(tcp, host + ":" + port);
                tcp.setSoTimeout(0);
                return tcp;
            } catch (IOException | RuntimeException e) {
                tcp.close();
                throw e;
            }
        }

        private void askForTunnel(Socket tcp, String authority) throws IOException {
            String request =
                    "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n" + credentials() + "\r\n";
            tcp.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            HttpHead answer = answer(tcp);
            OptionalInt status = answer.status();
            if (status.isEmpty() || status.getAsInt() / 100 != 2) {
                throw new IOException(this + " answered '" + answer.startLine() + "'");
            }
        }

        /** Read no byte after the head: it would be the target's. */
        private HttpHead answer(Socket tcp) throws IOException {
            byte[] head = new byte[LONGEST_HEAD];
            Optional<HttpHead> whole = Optional.empty();
            try {
                for (int length = 0; length < head.length && whole.isEmpty(); length++) {
                    int next = tcp.getInputStream().read();
                    if (next < 0) {
                        throw new IOException(this + " ended the connection");
                    }
                    head[length] = (byte) next;
                    whole = next == '\n' ? HttpHead.parse(head, length + 1) : whole;
                }
            } catch (SocketTimeoutException e) {
                throw new IOException(this + " did not answer", e);
            }
            return whole.orElseThrow(() -> new IOException(this + " answered without end"));
        }

        /** Return what says who is asking, as a line (RFC 7617). */
        private String credentials() {
            if (proxy.getUserInfo() == null) {
                return "";
            }
            byte[] userAndPassword = proxy.getUserInfo().getBytes(StandardCharsets.UTF_8);
            return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(userAndPassword) + "\r\n";
        }

        /** Return what errors call it, which is no place for a password. */
        @Override
        public String toString() {
            return "the proxy " + proxy.getHost() + ":" + proxy.getPort();
        }
    }
}
