package io.github.wsgauntlet.client;

import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A WebSocket connection that keeps every rule of RFC 6455 and RFC 7692, except those it was told to waive. What comes
 * is read on a virtual thread of its own.
 */
public final class ReferenceClient implements AutoCloseable {

    private static final int WS_PORT = 80;
    private static final int WSS_PORT = 443;

    private final ClientConnection connection;
    private final Thread reader;

    private ReferenceClient(ClientConnection connection) {
        this.connection = connection;
        this.reader = Thread.ofVirtual().name("wsgauntlet-client").start(connection::run);
    }

    /**
     * Connect, and wait until the connection is open (RFC 6455 4.1).
     *
     * @param url a {@code ws} or {@code wss} URL
     * @param options how to behave
     * @throws RefusedException when the server does not accept the opening handshake, or not as it has to
     * @throws IOException when there is no connection to the server, or it is lost
     */
    public static ReferenceClient connect(URI url, ClientOptions options) throws IOException {
        Socket socket = socket(url, options);
        try {
            return new ReferenceClient(ClientConnection.open(socket, url, options));
        } catch (IOException | RuntimeException | Error failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket socket(URI url, ClientOptions options) throws IOException {
        boolean secure = url.getScheme().equals("wss");
        int port = url.getPort() >= 0 ? url.getPort() : secure ? WSS_PORT : WS_PORT;
        int patience = Math.toIntExact(options.limits().times().handshake().toMillis());
        Socket tcp = new Socket();
        try {
            tcp.connect(new InetSocketAddress(url.getHost(), port), patience);
            tcp.setTcpNoDelay(true);
            tcp.setSoTimeout(patience);
            return secure ? secured(tcp, url, port, options) : tcp;
        } catch (IOException | RuntimeException failed) {
            tcp.close();
            throw failed;
        }
    }

    private static Socket secured(Socket tcp, URI url, int port, ClientOptions options) throws IOException {
        var sockets = options.tls().map(SSLContext::getSocketFactory).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        var socket = (SSLSocket) sockets.createSocket(tcp, url.getHost(), port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Return the connection, as an application sees it; its methods may be called from any thread. */
    public WebSocketSession session() {
        return connection;
    }

    /**
     * Wait until the connection has ended, TCP included.
     *
     * @return what the server's Close frame said, else what this client's said, else {@link CloseStatus#ABNORMAL}
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public CloseStatus awaitEnd() throws InterruptedException {
        reader.join();
        return connection.closeStatus();
    }

    /** Close the connection with 1000, if it is open, and wait for its end. */
    @Override
    public void close() {
        connection.close(CloseStatus.NORMAL);
        try {
            awaitEnd();
        } catch (InterruptedException interrupted) {
            connection.abort();
            Thread.currentThread().interrupt();
        }
    }
}
