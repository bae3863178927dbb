package io.github.wsgauntlet.harness.proof.hostile;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection as a hostile peer has it: it says whatever it likes, and need not hear what it is told. */
public final class HostileLine {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;

    /** The status code 1002 (RFC 6455 7.4.1). */
    private static final byte[] PROTOCOL_ERROR = {3, (byte) 0xea};

    private final Socket socket;
    private final boolean client;
    private final CountDownLatch over;
    private final byte[] chunk = new byte[1 << 16];
    private final FrameReader frames = new FrameReader();
    private Duration pace = Duration.ZERO;

    /**
     * Create a line.
     *
     * @param socket the connection
     * @param client whether the peer is a client, which masks its frames
     * @param over released when the peer has to go
     */
    HostileLine(Socket socket, boolean client, CountDownLatch over) {
        this.socket = socket;
        this.client = client;
        this.over = over;
    }

    /** Say every byte from now on by itself, and let that much time go by before each. */
    HostileLine paced(Duration between) {
        pace = between;
        return this;
    }

    /** Let time go by; ends with the peer. */
    public HostileLine rest(Duration length) throws IOException {
        try {
            if (over.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EOFException();
            }
            return this;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Say bytes. */
    public HostileLine say(byte[] bytes) throws IOException {
        if (pace.isZero()) {
            socket.getOutputStream().write(bytes);
            return this;
        }
        for (byte each : bytes) {
            rest(pace);
            socket.getOutputStream().write(each);
        }
        return this;
    }

    /** Say text, each character as one byte. */
    public HostileLine say(String latin1) throws IOException {
        return say(HostileBytes.latin1(latin1));
    }

    /** Say the same without end. */
    public void sayForEver(byte[] bytes) throws IOException {
        while (true) {
            say(bytes);
        }
    }

    /** Say a frame without end, many in a write. */
    void sayFramesForEver(byte[] frame) throws IOException {
        sayForEver(HostileBytes.times(1000, frame));
    }

    /** Hear everything until the other end has enough, and answer nothing. */
    public void hear() throws IOException {
        while (socket.getInputStream().read(chunk) >= 0) {}
    }

    /** Say no more. */
    public HostileLine halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** End the connection by a reset, when it is closed. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
    }

    /** Hear the request or the answer that opens the connection. */
    public HttpHead head() throws IOException {
        var heard = new ByteArrayOutputStream();
        while (true) {
            int read = socket.getInputStream().read(chunk);
            if (read < 0) {
                throw new EOFException();
            }
            heard.write(chunk, 0, read);
            Optional<HttpHead> head = HttpHead.parse(heard.toByteArray(), heard.size());
            if (head.isPresent()) {
                int length = head.get().raw().length;
                frames.feed(heard.toByteArray(), length, heard.size() - length);
                return head.get();
            }
        }
    }

    /** Hear a request and accept it, with more fields in the answer. */
    public HostileLine accept(String... fields) throws IOException {
        return accept(head(), fields);
    }

    /** Accept a request, with more fields in the answer. */
    HostileLine accept(HttpHead request, String... fields) throws IOException {
        say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + proof(request) + "\r\n");
        for (String field : fields) {
            say(field + "\r\n");
        }
        say("\r\n");
        return this;
    }

    private static String proof(HttpHead request) {
        String key = String.join("", request.values("Sec-WebSocket-Key"));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ask for a connection as a client does, and hear the answer. */
    HostileLine open(URI url, String... fields) throws IOException {
        say("GET " + url.getRawPath() + "?" + url.getRawQuery() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
        for (String field : fields) {
            say(field + "\r\n");
        }
        say("\r\n");
        head();
        return this;
    }

    /** Return a frame. */
    public byte[] frame(int first, byte[] payload) {
        return frame(first, payload.length, payload);
    }

    /** Return a frame that announces any length; a client masks with zeros, which changes nothing. */
    byte[] frame(int first, long announced, byte[] payload) {
        var bytes = ByteBuffer.allocate(14 + payload.length);
        int mask = client ? MASKED : 0;
        bytes.put((byte) first);
        if (announced < 126) {
            bytes.put((byte) (mask | announced));
        } else if (announced < 1 << 16) {
            bytes.put((byte) (mask | 126)).putShort((short) announced);
        } else {
            bytes.put((byte) (mask | 127)).putLong(announced);
        }
        if (client) {
            bytes.putInt(0);
        }
        bytes.put(payload).flip();
        var frame = new byte[bytes.remaining()];
        bytes.get(frame);
        return frame;
    }

    /** Hear the next frame. */
    WireFrame next() throws IOException {
        while (true) {
            Optional<WireFrame> frame = frames.next();
            if (frame.isPresent()) {
                return frame.get();
            }
            int read = socket.getInputStream().read(chunk);
            if (read < 0) {
                throw new EOFException();
            }
            frames.feed(chunk, 0, read);
        }
    }

    /** What a peer makes of a message that it sends back. */
    @FunctionalInterface
    interface Echoing {
        /** Return what is sent for a frame of a message, as bytes on the wire. */
        byte[] of(WireFrame frame) throws IOException;
    }

    /** Do what an honest peer does until the connection is closed. */
    public void echo() throws IOException {
        echo(message -> frame(first(message), message.payload()));
    }

    /** Do what an honest peer does, but for the messages. */
    void echo(Echoing echoing) throws IOException {
        while (true) {
            WireFrame heard = next();
            switch (heard.opcode()) {
                case Opcodes.PING -> say(frame(FIN | Opcodes.PONG, heard.payload()));
                case Opcodes.PONG -> {}
                case Opcodes.CLOSE -> {
                    say(frame(FIN | Opcodes.CLOSE, heard.payload()));
                    return;
                }
                case Opcodes.CONTINUATION, Opcodes.TEXT, Opcodes.BINARY -> say(echoing.of(heard));
                default -> {
                    say(frame(FIN | Opcodes.CLOSE, PROTOCOL_ERROR));
                    return;
                }
            }
        }
    }

    /** Return the first byte of the header of a frame. */
    static int first(WireFrame frame) {
        return (frame.fin() ? FIN : 0) | frame.rsv() << 4 | frame.opcode();
    }
}
