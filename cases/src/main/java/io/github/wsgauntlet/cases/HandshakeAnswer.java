package io.github.wsgauntlet.cases;

import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of an answer to an opening handshake (RFC 6455 4.2.2), said as what differs from the plain one.
 *
 * <p>Values may hold the placeholders {@code <accept>}, {@code <key>} and {@code <random>}: what proves that the
 * client's key was read, that key, and a token drawn for this connection. {@code <content-length>} is the number of
 * bytes after the head.
 *
 * @param status the status code and the reason phrase
 * @param version the HTTP version
 * @param edits what is done to the plain header lines, in order
 * @param raw the whole head, and content after it, when they are written out instead, with {@code \n} or {@code \r\n}
 *     as line ends; empty otherwise
 */
public record HandshakeAnswer(String status, String version, List<HeaderEdit> edits, String raw) {
    public HandshakeAnswer {
        edits = List.copyOf(edits);
    }

    /** Return the plain answer: 101, HTTP/1.1, Upgrade, Connection and the right Sec-WebSocket-Accept. */
    public static HandshakeAnswer standard() {
        return new HandshakeAnswer("101 Switching Protocols", "HTTP/1.1", List.of(), "");
    }

    /** Return this answer with one more line. */
    public HandshakeAnswer with(String name, String value) {
        List<HeaderEdit> more = new ArrayList<>(edits);
        more.add(new HeaderEdit.Add(name, value));
        return new HandshakeAnswer(status, version, more, raw);
    }

    /** Return the whole head with its line ends, but for the placeholders, which stand as they are written. */
    public String head() {
        return raw.isEmpty() ? version + " " + status + "\r\n" + HeaderLines.ofAnswer(edits) + "\r\n" : raw;
    }
}
