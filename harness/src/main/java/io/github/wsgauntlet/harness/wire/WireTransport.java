package io.github.wsgauntlet.harness.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
        /** It dropped the connection. */
        RST
    }

    private final Socket tcp;
    private final Socket stream;

    private WireTransport(Socket tcp, Socket stream) {
        this.tcp = tcp;
        this.stream = stream;
    }

    /**
     * Connect.
     *
     * @param url a {@code ws} or {@code wss} URL with a host and a port
     * @param route how the connection comes about
     * @param tls the context to use for {@code wss}
     * @param timeout how long connecting and the TLS handshake may take
     * @throws IOException if nobody answers, or TLS fails
     */
    public static WireTransport connect(URI url, Route route, SSLContext tls, Duration timeout) throws IOException {
        Socket tcp = route.connect(url.getHost(), url.getPort(), timeout);
        try {
            return new WireTransport(tcp, url.getScheme().equals("wss") ? secured(tcp, url, tls, timeout) : tcp);
        } catch (IOException | RuntimeException e) {
            tcp.close();
            throw e;
        }
    }

    private static Socket secured(Socket tcp, URI url, SSLContext tls, Duration timeout) throws IOException {
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(tcp, url.getHost(), url.getPort(), false);
        SSLParameters parameters = socket.getSSLParameters();
        if (!url.getHost().matches("[0-9.]+|\\[.*]")) {
            parameters.setServerNames(List.of(new SNIHostName(url.getHost())));
        }
        socket.setSSLParameters(parameters);
        tcp.setSoTimeout(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
        socket.startHandshake();
        tcp.setSoTimeout(0);
        return socket;
    }

    /**
     * Read what has come, at least one byte.
     *
     * @return how many bytes were read, or -1 when the other side has shut down its sending side
     * @throws SocketException if the connection was reset, by either side
     */
    public int read(byte[] into) throws IOException {
        return stream.getInputStream().read(into);
    }

    /** Write a part of the bytes, as one segment where TCP allows. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.getOutputStream().write(bytes, offset, length);
        stream.getOutputStream().flush();
    }

    /** Shut down the sending side. Over TLS this says close_notify, too. */
    public void shutdownOutput() throws IOException {
        if (stream != tcp) {
            stream.shutdownOutput();
        }
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
    }
}
