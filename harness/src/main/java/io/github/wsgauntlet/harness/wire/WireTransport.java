package io.github.wsgauntlet.harness.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A byte stream to the target, over TCP or TLS. One thread may read while another writes; {@link #close} and
 * {@link #reset} may come from any thread and wake both.
 */
public final class WireTransport implements AutoCloseable {

    /** How the other side ended the stream. */
    public enum End {
        /** It shut down its sending side. */
        FIN,
        /** It shut down its sending side, and TLS was not told: no close_notify came (RFC 8446 6.1). */
        SILENT_FIN,
        /** It dropped the connection. */
        RST
    }

    /** Takes bytes for the wire. */
    public interface Wire {
        /** Write a part of the bytes, as one segment where TCP allows. */
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    /** Cuts bytes into the parts in which they are written. */
    public interface Cut {
        /** Write all bytes. */
        void write(byte[] bytes, Wire wire) throws IOException;
    }

    private final Socket tcp;
    private final Optional<Tls> tls;
    private final Queue<Runnable> atTheEnd = new ConcurrentLinkedQueue<>();

    /** What was read before and put back. */
    private byte[] unread = {};

    /** TLS on a connection of TCP. */
    private record Tls(SSLSocket socket, UnderTls under) {}

    private WireTransport(Socket tcp, Optional<Tls> tls) {
        this.tcp = tcp;
        this.tls = tls;
    }

    /**
     * Take a connection of a client that was accepted.
     *
     * @param tcp the connection; its timeout holds for the TLS handshake
     * @param tls who this server is, to a client that comes over TLS; nothing to one that comes without
     * @throws IOException if it is gone, or TLS fails
     */
    public static WireTransport accept(Socket tcp, Optional<SSLContext> tls) throws IOException {
        tcp.setTcpNoDelay(true);
        return new WireTransport(tcp, tls.isPresent() ? Optional.of(secured(tcp, tls.get())) : Optional.empty());
    }

    /**
     * Connect, and say whether the last flight of the TLS handshake waits for what is written first, to leave in one
     * segment with it. There is nothing to wait where the other side has the last word, as in TLS 1.2.
     *
     * @param url a {@code ws} or {@code wss} URL with a host and a port
     * @param route how the connection comes about
     * @param tls gives the context to use for {@code wss}, if that is needed
     * @param timeout how long connecting and the TLS handshake may take
     * @param lastFlightWaits whether it waits
     * @throws IOException if nobody answers, or TLS fails
     */
    public static WireTransport connect(
            URI url, Route route, Supplier<SSLContext> tls, Duration timeout, boolean lastFlightWaits)
            throws IOException {
        Socket tcp = route.connect(url.getHost(), url.getPort(), timeout);
        try {
            Optional<Tls> secured = url.getScheme().equals("wss")
                    ? Optional.of(secured(tcp, url, tls.get(), timeout, lastFlightWaits))
                    : Optional.empty();
            return new WireTransport(tcp, secured);
        } catch (IOException | RuntimeException e) {
            tcp.close();
            throw e;
        }
    }

    private static Tls secured(Socket tcp, URI url, SSLContext tls, Duration timeout, boolean lastFlightWaits)
            throws IOException {
        var under = new UnderTls(tcp);
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(under, url.getHost(), url.getPort(), false);
        SSLParameters parameters = socket.getSSLParameters();
        if (!url.getHost().matches("[0-9.]+|\\[.*]")) {
            parameters.setServerNames(List.of(new SNIHostName(url.getHost())));
        }
        socket.setSSLParameters(parameters);
        tcp.setSoTimeout(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
        if (lastFlightWaits) {
            under.keepLastFlight();
        }
        socket.startHandshake();
        under.handshakeOver();
        tcp.setSoTimeout(0);
        return new Tls(socket, under);
    }

    private static Tls secured(Socket tcp, SSLContext context) throws IOException {
        var under = new UnderTls(tcp);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(under, "", tcp.getPort(), false);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return new Tls(socket, under);
    }

    /** Return the version of TLS, for example {@code TLSv1.3}; nothing over plain TCP. */
    public Optional<String> tlsVersion() {
        return tls.map(each -> each.socket().getSession().getProtocol());
    }

    /**
     * Read what has come, at least one byte.
     *
     * @return how many bytes were read, or -1 when the other side has shut down its sending side
     * @throws SocketException if the connection was reset, by either side
     */
    public int read(byte[] into) throws IOException {
        if (unread.length == 0) {
            return stream().getInputStream().read(into);
        }
        int length = Math.min(into.length, unread.length);
        System.arraycopy(unread, 0, into, 0, length);
        unread = Arrays.copyOfRange(unread, length, unread.length);
        return length;
    }

    /** Do something once when the transport is closed. */
    public void atTheEnd(Runnable something) {
        atTheEnd.add(something);
    }

    /** Put back what was read, before anything else is read. The thread that reads sees it first. */
    public void unread(byte[] read) {
        unread = read;
    }

    /** Return how the other side has shut down its sending side, once it has. */
    public End endOfInput() {
        return tls.filter(each -> each.under().inputEnded()).isPresent() ? End.SILENT_FIN : End.FIN;
    }

    /** Return how many bytes have come that are not read yet; over TLS, of the records. */
    public int unread() {
        try {
            return tcp.getInputStream().available();
        } catch (IOException e) {
            return 0; // The connection was closed.
        }
    }

    /**
     * Have writes block until about so many bytes are left that have not reached the other side.
     *
     * @throws IOException if the connection was closed
     */
    public void limitUnsent(int bytes) throws IOException {
        tcp.setSendBufferSize(bytes);
    }

    /** Write a part of the bytes, as one segment where TCP allows, and over TLS as one record if it fits. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        stream().getOutputStream().write(bytes, offset, length);
        stream().getOutputStream().flush();
        if (tls.isPresent() && tls.get().under().isKeeping()) {
            tls.get().under().release();
        }
    }

    /**
     * Write bytes in TLS records of a size. Over plain TCP, which has no records, they are written as they are.
     *
     * @param size how many bytes a record holds, 1 to 16384; the last may hold fewer
     * @param cut cuts what goes over the wire into segments, without regard to the records in it
     */
    public void write(byte[] bytes, int size, Cut cut) throws IOException {
        if (tls.isEmpty()) {
            cut.write(bytes, tcp.getOutputStream()::write);
            return;
        }
        UnderTls under = tls.get().under();
        under.keep();
        for (int at = 0; at < bytes.length; at += size) {
            stream().getOutputStream().write(bytes, at, Math.min(size, bytes.length - at));
        }
        cut.write(under.take(), tcp.getOutputStream()::write);
        under.release();
    }

    private Socket stream() {
        return tls.<Socket>map(Tls::socket).orElse(tcp);
    }

    /** Shut down the sending side. Over TLS this says close_notify, too. */
    public void shutdownOutput() throws IOException {
        if (tls.isPresent()) {
            tls.get().socket().shutdownOutput();
        }
        tcp.shutdownOutput();
    }

    /** Shut down the sending side of TCP. Over TLS, no close_notify is said before. */
    public void shutdownSilently() throws IOException {
        tcp.shutdownOutput();
    }

    /** Drop the connection with a reset. */
    public void reset() throws IOException {
        tcp.setOption(StandardSocketOptions.SO_LINGER, 0);
        tcp.close();
    }

    /** End the connection. Never blocks: over TLS the closing alert is left out. */
    @Override
    public void close() {
        try {
            tcp.close();
        } catch (IOException e) {
            // The descriptor is released all the same, and there is nobody left to tell.
        }
        for (Runnable next = atTheEnd.poll(); next != null; next = atTheEnd.poll()) {
            next.run();
        }
    }
}
