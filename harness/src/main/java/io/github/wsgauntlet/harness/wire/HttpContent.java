package io.github.wsgauntlet.harness.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of an HTTP response, which comes in any pieces. Finds where it ends (RFC 9112 6.3), and whether the
 * connection goes on after it. Not thread safe.
 */
public final class HttpContent {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,7})[ \\t]*(?:;.*)?");

    /** What comes next. */
    private enum State {
        /** So many bytes, and that is all. */
        COUNTED,
        /** The size of a chunk (RFC 9112 7.1). */
        SIZE,
        CHUNK,
        /** The end of the line that a chunk is. */
        END_OF_CHUNK,
        TRAILERS,
        /** Whatever comes before the connection ends. */
        UNTIL_THE_END,
        /** Something whose end nobody can tell. */
        UNCLEAR,
        ENDED
    }

    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final boolean chunked;
    private State state;
    private int left;

    private HttpContent(State state, int left) {
        this.chunked = state == State.SIZE;
        this.state = state;
        this.left = left;
    }

    /** Return content of which nothing has come: that of the response to a GET that begins with this head. */
    public static HttpContent after(HttpHead head) {
        if (isEmpty(head)) {
            return none();
        }
        if (!head.values("Transfer-Encoding").isEmpty()) {
            return new HttpContent(isChunked(head) ? State.SIZE : State.UNTIL_THE_END, 0);
        }
        List<String> lengths = head.values("Content-Length");
        if (lengths.isEmpty()) {
            return new HttpContent(State.UNTIL_THE_END, 0);
        }
        if (!LENGTH.matcher(lengths.getFirst()).matches()) {
            return new HttpContent(State.UNCLEAR, 0);
        }
        int length = Integer.parseInt(lengths.getFirst());
        return length == 0 ? none() : new HttpContent(State.COUNTED, length);
    }

    /** Return the content of a response that has none, whatever its head says, as that to HEAD (RFC 9110 9.3.2). */
    public static HttpContent none() {
        return new HttpContent(State.ENDED, 0);
    }

    /**
     * Take what has come.
     *
     * @param from the number of the first byte
     * @param to the number of the byte after the last
     * @return how many of these bytes are content: all, unless it ends before
     */
    public int take(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && state != State.ENDED) {
            at += switch (state) {
                case COUNTED, CHUNK -> takeData(bytes, at, to);
                case SIZE, END_OF_CHUNK, TRAILERS -> takeLine(bytes, at, to);
                case UNTIL_THE_END, UNCLEAR -> to - at;
                case ENDED -> 0;
            };
        }
        raw.write(bytes, from, at - from);
        return at - from;
    }

    private int takeData(byte[] bytes, int from, int to) {
        int taken = Math.min(left, to - from);
        left -= taken;
        if (state == State.CHUNK) {
            chunks.write(bytes, from, taken);
        }
        if (left == 0) {
            state = state == State.CHUNK ? State.END_OF_CHUNK : State.ENDED;
        }
        return taken;
    }

    private int takeLine(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        line.write(bytes, from, end - from);
        if (end == to) {
            return to - from;
        }
        String whole = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        line.reset();
        state = switch (state) {
            case SIZE -> chunkOf(whole);
            case END_OF_CHUNK -> State.SIZE;
            case TRAILERS -> whole.isEmpty() ? State.ENDED : State.TRAILERS;
            case COUNTED, CHUNK, UNTIL_THE_END, UNCLEAR, ENDED -> state;
        };
        return end + 1 - from;
    }

    private State chunkOf(String size) {
        Matcher matcher = CHUNK_SIZE.matcher(size);
        if (!matcher.matches()) {
            return State.UNCLEAR;
        }
        left = Integer.parseInt(matcher.group(1), 16);
        return left == 0 ? State.TRAILERS : State.CHUNK;
    }

    /** Return whether all of it has come. */
    public boolean ended() {
        return state == State.ENDED;
    }

    /** Return whether it ends with the connection, since nothing says where (RFC 9112 6.3). */
    public boolean endsWithConnection() {
        return state == State.UNTIL_THE_END;
    }

    /** Return what was taken of it, as it came. */
    public byte[] raw() {
        return raw.toByteArray();
    }

    /** Return what was taken of it without the framing of chunks (RFC 9112 7.1); empty where it has none. */
    public Optional<byte[]> withoutChunks() {
        return chunked ? Optional.of(chunks.toByteArray()) : Optional.empty();
    }

    /**
     * Return whether the connection goes on after a response (RFC 9112 9.3).
     *
     * @param head the head of the response
     */
    public static boolean keepsConnection(HttpHead head) {
        boolean framed = isEmpty(head)
                || isChunked(head)
                || head.values("Transfer-Encoding").isEmpty()
                        && !head.values("Content-Length").isEmpty();
        List<String> options = head.list("Connection").stream()
                .map(option -> option.toLowerCase(Locale.ROOT))
                .toList();
        boolean old = !head.startLine().startsWith("HTTP/1.1");
        return framed && !options.contains("close") && (!old || options.contains("keep-alive"));
    }

    private static boolean isEmpty(HttpHead head) {
        int status = head.status().orElse(0);
        return status == 204 || status == 304;
    }

    private static boolean isChunked(HttpHead head) {
        List<String> codings = head.list("Transfer-Encoding");
        return !codings.isEmpty() && codings.getLast().equalsIgnoreCase("chunked");
    }
}
