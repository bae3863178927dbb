package io.github.wsgauntlet.cases;

import java.util.ArrayList;
import java.util.List;

/**
 * The head of an opening handshake (RFC 6455 4.1), said as what differs from the plain one.
 *
 * <p>Values may hold the placeholders {@code <path>}, {@code <host>}, {@code <key>} and {@code <random>}: the target's
 * resource name and authority, this connection's random key, and a token drawn for this connection. So may they hold
 * {@code <subprotocol>}, {@code <subprotocol-shortened>} and {@code <subprotocol-in-other-case>}: the name of a
 * subprotocol that the target is said to speak, and what is almost that name. {@code <content-length>} is the number of
 * bytes after the head.
 *
 * @param method the request method
 * @param target the request target
 * @param version the HTTP version
 * @param edits what is done to the plain header lines, in order
 * @param raw the whole head when it is written out instead, with {@code \n} or {@code \r\n} as line ends; empty
 *     otherwise
 */
public record HandshakeRequest(String method, String target, String version, List<HeaderEdit> edits, String raw) {
    public HandshakeRequest {
        edits = List.copyOf(edits);
    }

    /** Return the plain request: GET, HTTP/1.1, Host, Upgrade, Connection, a random key and version 13. */
    public static HandshakeRequest standard() {
        return new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(), "");
    }

    /** Return this request with one more line. */
    public HandshakeRequest with(String name, String value) {
        List<HeaderEdit> more = new ArrayList<>(edits);
        more.add(new HeaderEdit.Add(name, value));
        return withEdits(more);
    }

    /** Return this request with other edits of its header lines. */
    public HandshakeRequest withEdits(List<HeaderEdit> others) {
        return new HandshakeRequest(method, target, version, others, raw);
    }

    /**
     * Return the whole head as it goes over the wire (RFC 6455 4.1), with its line ends, but for the placeholders,
     * which stand as they are written.
     */
    public String head() {
        if (!raw.isEmpty()) {
            return raw;
        }
        String line = method + " " + target + (version.isEmpty() ? "" : " " + version);
        return line + "\r\n" + HeaderLines.edited(edits) + "\r\n";
    }

    /** Something done to the header lines of the plain request. */
    public sealed interface HeaderEdit {
        /**
         * Give the first line of that name another value; add the line if there is none.
         *
         * @param name the header name, as it is written
         * @param value the value, as it is written after the colon and one space
         */
        record Replace(String name, String value) implements HeaderEdit {}

        /**
         * Append a line.
         *
         * @param name the header name
         * @param value the value
         */
        record Add(String name, String value) implements HeaderEdit {}

        /**
         * Leave out every line of that name.
         *
         * @param name the header name
         */
        record Drop(String name) implements HeaderEdit {}

        /**
         * Put lines before all others, each with a value that is a text many times over.
         *
         * @param name the header name; where there are several lines, each has its number after it, from 1 on
         * @param text the text
         * @param times how often the text stands in each value, 0 to 1 Mi times
         * @param lines how many lines, 1 to 100,000
         */
        record Fill(String name, String text, int times, int lines) implements HeaderEdit {
            /** The most times that a text may stand in a value. */
            public static final int MOST_TIMES = 1 << 20;

            /** The most lines. */
            public static final int MOST_LINES = 100_000;

            public Fill {
                if (times < 0 || times > MOST_TIMES || lines < 1 || lines > MOST_LINES) {
                    throw new IllegalArgumentException(
                            "A head is not filled with " + lines + " lines of " + times + " texts");
                }
            }
        }

        /** Reverse the order of the lines. */
        record Reverse() implements HeaderEdit {}

        /** Write every header name in lower case. */
        record LowerCaseNames() implements HeaderEdit {}

        /** Write every header name in upper case. */
        record UpperCaseNames() implements HeaderEdit {}
    }
}
