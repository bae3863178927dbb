package io.github.wsgauntlet.harness.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds where the content of an HTTP response ends (RFC 9112 6.3), and whether the connection goes on after it. */
public final class HttpContent {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,7})[ \\t]*(?:;.*)?");

    private final byte[] bytes;
    private final int length;
    private int at;

    private HttpContent(byte[] bytes, int length, int at) {
        this.bytes = bytes;
        this.length = length;
        this.at = at;
    }

    /**
     * Return where the response to a GET ends that begins with this head.
     *
     * @param bytes what has come
     * @param length how many bytes have come, from 0 on
     * @param head the head that they begin with
     * @return the number of bytes of the response; empty while more of it is to come, or where its content ends with
     *     the connection
     */
    public static OptionalInt endIn(byte[] bytes, int length, HttpHead head) {
        int start = head.raw().length;
        int status = head.status().orElse(0);
        if (status == 204 || status == 304) {
            return OptionalInt.of(start);
        }
        if (!head.values("Transfer-Encoding").isEmpty()) {
            return isChunked(head) ? new HttpContent(bytes, length, start).endOfChunks() : OptionalInt.empty();
        }
        List<String> lengths = head.values("Content-Length");
        if (lengths.isEmpty() || !LENGTH.matcher(lengths.getFirst()).matches()) {
            return OptionalInt.empty();
        }
        long end = start + Long.parseLong(lengths.getFirst());
        return end <= length ? OptionalInt.of((int) end) : OptionalInt.empty();
    }

    /**
     * Return whether the connection goes on after a response (RFC 9112 9.3).
     *
     * @param head the head of the response
     */
    public static boolean keepsConnection(HttpHead head) {
        boolean framed = head.status().orElse(0) == 204
                || head.status().orElse(0) == 304
                || isChunked(head)
                || head.values("Transfer-Encoding").isEmpty()
                        && !head.values("Content-Length").isEmpty();
        List<String> options = head.list("Connection").stream()
                .map(option -> option.toLowerCase(Locale.ROOT))
                .toList();
        boolean old = !head.startLine().startsWith("HTTP/1.1");
        return framed && !options.contains("close") && (!old || options.contains("keep-alive"));
    }

    /**
     * Return whether the content of a response ends with the connection, since nothing says where (RFC 9112 6.3).
     *
     * @param head the head of the response
     */
    public static boolean endsWithConnection(HttpHead head) {
        return !isChunked(head) && head.values("Content-Length").isEmpty();
    }

    /**
     * Return the content of a response without the framing of chunks (RFC 9112 7.1).
     *
     * @param raw what came after the head, all of it
     * @param head the head
     */
    public static byte[] decoded(byte[] raw, HttpHead head) {
        return isChunked(head) ? new HttpContent(raw, raw.length, 0).withoutChunks() : raw;
    }

    private byte[] withoutChunks() {
        var content = new ByteArrayOutputStream();
        for (var size = CHUNK_SIZE.matcher(line().stripTrailing());
                size.matches();
                size = CHUNK_SIZE.matcher(line().stripTrailing())) {
            int chunk = Math.min(Integer.parseInt(size.group(1), 16), length - at);
            if (chunk == 0) {
                return content.toByteArray();
            }
            content.write(bytes, at, chunk);
            at += chunk;
            line();
        }
        return content.toByteArray();
    }

    private static boolean isChunked(HttpHead head) {
        List<String> codings = head.list("Transfer-Encoding");
        return !codings.isEmpty() && codings.getLast().equalsIgnoreCase("chunked");
    }

    /** Content in chunks ends with the empty line after its last chunk and trailers (RFC 9112 7.1). */
    private OptionalInt endOfChunks() {
        while (true) {
            String line = line();
            var size = CHUNK_SIZE.matcher(line.stripTrailing());
            if (!line.endsWith("\n") || !size.matches()) {
                return OptionalInt.empty();
            }
            int chunk = Integer.parseInt(size.group(1), 16);
            if (chunk == 0) {
                return endOfTrailers();
            }
            if (chunk > length - at) {
                return OptionalInt.empty();
            }
            at += chunk;
            if (!line().endsWith("\n")) {
                return OptionalInt.empty();
            }
        }
    }

    private OptionalInt endOfTrailers() {
        String line = line();
        while (line.endsWith("\n") && !line.isBlank()) {
            line = line();
        }
        return line.endsWith("\n") ? OptionalInt.of(at) : OptionalInt.empty();
    }

    /** Take a line with its end, or what has come of it. */
    private String line() {
        int from = at;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        at = Math.min(length, at + 1);
        return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }
}
