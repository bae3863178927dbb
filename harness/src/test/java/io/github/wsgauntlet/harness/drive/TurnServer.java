package io.github.wsgauntlet.harness.drive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A small server of a protocol that is spoken over HTTP and WebSocket. {@code GET /?open} gives a session, {@code POST
 * /?s=…} says something that the next {@code GET /?s=…}, which may be there already, brings back, with a heartbeat
 * before it. {@code ?drop} is answered by the end of the connection, {@code ?wait} by nothing, and {@code ?gone}
 * without content. On WebSocket it greets and sends a heartbeat, unless {@code ?quiet} is asked for, and sends back
 * what it gets; {@code bye} makes it close, and {@code later} once the next frame has come.
 */
final class TurnServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> hungUp = new CompletableFuture<>();

    TurnServer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "ws://127.0.0.1:" + listening.getLocalPort() + "/talk?usual";
    }

    /** Return the requests that came, each as its first line, a space and its body. */
    List<String> requests() {
        return requests;
    }

    /** Return the messages that came. */
    List<String> messages() {
        return messages;
    }

    /** Wait until a request for {@code ?wait} was given up, and return whether its connection was ended. */
    boolean hungUp() {
        return hungUp.join();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // It was closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            String head = head(in);
            String line = head.lines().findFirst().orElse("");
            if (head.contains("Upgrade: websocket")) {
                talk(head, in, socket.getOutputStream());
                return;
            }
            String body = body(head, in);
            requests.add(line.replace(" HTTP/1.1", "") + " " + body);
            if (line.contains("?drop")) {
                return;
            }
            if (line.contains("?wait")) {
                hungUp.complete(in.read() < 0);
                return;
            }
            socket.getOutputStream().write(answer(line, body).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            // Whoever asked is gone.
        }
    }

    private String answer(String line, String body) throws InterruptedException {
        if (line.contains("?open")) {
            return plain("200 OK", "0{\"sid\":\"abc\",\"interval\":25}");
        }
        if (line.contains("?gone")) {
            return plain("410 Gone", "");
        }
        if (!line.contains("?s=abc")) {
            return plain("400 Bad Request", "{\"code\":1}");
        }
        if (line.startsWith("POST")) {
            if (!body.equals("3")) {
                said.add(body);
            }
            return plain("200 OK", "ok");
        }
        if (requests.stream().noneMatch(request -> request.equals("POST /talk?s=abc 3"))) {
            return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n2\r\n0\r\n\r\n";
        }
        return plain("200 OK", "2\u001e" + said.take());
    }

    private static String plain(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private void talk(String head, InputStream in, OutputStream out) throws IOException, GeneralSecurityException {
        String key = head.lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
                .findFirst()
                .orElseThrow();
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        if (!head.contains("?quiet")) {
            send(out, 1, "hello");
            send(out, 1, "2");
        }
        boolean closed = false;
        boolean closing = false;
        for (int opcode = in.read(); opcode >= 0; opcode = in.read()) {
            int length = in.read() & 0x7f;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < length; i++) {
                payload[i] ^= mask[i % 4];
            }
            String text = new String(payload, StandardCharsets.ISO_8859_1);
            if (closing) {
                send(out, 8, "");
                return;
            }
            closing = text.equals("later");
            switch (opcode & 0xf) {
                case 8 -> {
                    if (!closed) {
                        send(out, 8, text);
                    }
                    return;
                }
                case 9 -> send(out, 10, text);
                default -> {
                    messages.add(text);
                    if (text.equals("bye")) {
                        closed = true;
                        send(out, 8, "\u0003\u00e9"); // 1001
                    } else if (!closing && !text.equals("3")) {
                        send(out, opcode & 0xf, text);
                    }
                }
            }
        }
    }

    private static void send(OutputStream out, int opcode, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] frame = new byte[2 + payload.length];
        frame[0] = (byte) (0x80 | opcode);
        frame[1] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 2, payload.length);
        out.write(frame);
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("No request came");
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private static String body(String head, InputStream in) throws IOException {
        int length = head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElse(0);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
