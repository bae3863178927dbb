package io.github.wsgauntlet.server.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.ReferenceServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A client on a blocking socket that sends any bytes and reads what the server says. */
public final class TestClient implements AutoCloseable {

    /** The key of RFC 6455 1.3. */
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    /** What it is to be answered with. */
    public static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private TestClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Connect without a word. */
    public static TestClient connect(ReferenceServer server) throws IOException {
        return new TestClient(new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    /** Talk over a socket that is connected already. */
    public static TestClient over(Socket socket) throws IOException {
        return new TestClient(socket);
    }

    /** Connect and do the opening handshake, with further lines in the request. */
    public static TestClient open(ReferenceServer server, String... lines) throws IOException {
        TestClient client = connect(server);
        client.send(request(lines));
        client.readHead();
        return client;
    }

    /** A request that every server accepts, with further lines. */
    public static String request(String... lines) {
        return "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + KEY + "\r\nSec-WebSocket-Version: 13\r\n"
                + String.join(
                        "",
                        java.util.Arrays.stream(lines)
                                .map(line -> line + "\r\n")
                                .toList())
                + "\r\n";
    }

    public void send(byte[]... pieces) throws IOException {
        out.write(ClientFrames.join(pieces));
    }

    public void send(String text) throws IOException {
        send(text.getBytes(ISO_8859_1));
    }

    /** Read an HTTP head, with the empty line at its end. */
    public String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        return head.toString(ISO_8859_1);
    }

    /** Read that many bytes as text, one character a byte. */
    public String readText(int length) throws IOException {
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    /** Read one frame of the server, header and all. */
    public byte[] readFrame() throws IOException {
        int first = in.readUnsignedByte();
        int field = in.readUnsignedByte();
        byte[] payload = readPayload(field);
        // The server must not mask, so the masking bit would turn up here as a frame that nobody expects.
        return ClientFrames.unmasked(first | (field & 0x80) << 8, payload);
    }

    /** Read one frame of the server, and return its payload. */
    public byte[] readPayload() throws IOException {
        in.readUnsignedByte();
        return readPayload(in.readUnsignedByte());
    }

    private byte[] readPayload(int field) throws IOException {
        long length = switch (field & 0x7F) {
            case 126 -> in.readUnsignedShort();
            case 127 -> in.readLong();
            default -> field & 0x7F;
        };
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        return payload;
    }

    /** Read all until the server ends its output. */
    public byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    public String readTextToEnd() throws IOException {
        return new String(readToEnd(), UTF_8);
    }

    /** Return whether the server has ended its output, and said nothing before. */
    public boolean atEnd() throws IOException {
        try {
            in.readByte();
            return false;
        } catch (EOFException end) {
            return true;
        }
    }

    /** Return whether the server has ended the connection, by whatever means, and said nothing before. */
    public boolean isGone() {
        try {
            return atEnd();
        } catch (IOException reset) {
            return true;
        }
    }

    /** End our output; the server can still be heard. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Break the connection with a TCP reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
