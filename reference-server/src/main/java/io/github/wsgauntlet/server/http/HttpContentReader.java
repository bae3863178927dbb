package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Reads the content of one HTTP/1 request (RFC 9112 6 and 7), however its bytes are cut. */
public final class HttpContentReader {

    private enum Expected {
        /** The rest of the content, or of a chunk. */
        BYTES,
        CHUNK_SIZE,
        END_OF_CHUNK,
        /** A field after the last chunk, or the empty line that ends all. */
        TRAILER,
        NOTHING
    }

    private static final int LONGEST_SIZE = 15;

    private final Limits limits;
    private final Rules rules;
    private final boolean chunked;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private HeadLines lines;
    private Expected expected;
    private long left;
    private long largest = Long.MAX_VALUE;

    /**
     * Create the reader of the content that a head announces.
     *
     * @throws Violation when it says too little, or too much
     */
    public HttpContentReader(HttpFields fields, Limits limits, Rules rules) {
        this.limits = limits;
        this.rules = rules;
        this.lines = new HeadLines(limits, rules);
        List<String> codings = fields.list("Transfer-Encoding");
        List<String> lengths = fields.lines("Content-Length");
        rules.require(Policy.CONTENT_FRAMING, codings.isEmpty() || lengths.isEmpty());
        this.chunked = !codings.isEmpty();
        if (chunked) {
            rules.require(
                    Policy.TRANSFER_CODING,
                    codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"));
            expected = Expected.CHUNK_SIZE;
        } else {
            rules.require(Policy.CONTENT_FRAMING, lengths.size() <= 1);
            take(lengths.isEmpty() ? 0 : number(lengths.getFirst(), 10));
            expected = left == 0 ? Expected.NOTHING : Expected.BYTES;
        }
    }

    /**
     * Say how many bytes there may be.
     *
     * @throws Violation when there are more already, or are to be
     */
    public void limitTo(long bytes) {
        largest = bytes;
        take(left);
    }

    /** Return whether there is content to come. */
    public boolean isExpecting() {
        return expected != Expected.NOTHING;
    }

    /** Return how many bytes of memory this holds. */
    public long held() {
        return content.size();
    }

    /**
     * Read on.
     *
     * @param in read up to the end of the content at most
     * @return the content, when it is complete
     * @throws Violation when it breaks the grammar or a limit
     */
    public Optional<byte[]> readContent(ByteBuffer in) {
        while (in.hasRemaining() && isExpecting()) {
            if (expected == Expected.BYTES) {
                bytes(in);
            } else {
                lines.next(in).ifPresent(this::line);
            }
        }
        return isExpecting() ? Optional.empty() : Optional.of(content.toByteArray());
    }

    private void bytes(ByteBuffer in) {
        byte[] some = new byte[(int) Math.min(left, in.remaining())];
        in.get(some);
        content.writeBytes(some);
        left -= some.length;
        if (left == 0) {
            expected = chunked ? Expected.END_OF_CHUNK : Expected.NOTHING;
        }
    }

    private void line(String text) {
        switch (expected) {
            case CHUNK_SIZE -> {
                // What stands after a semicolon is an extension, which nobody needs to know (RFC 9112 7.1.1).
                take(number(Grammar.trim(text.split(";", 2)[0]), 16));
                expected = left == 0 ? Expected.TRAILER : Expected.BYTES;
                lines = left == 0 ? lines : new HeadLines(limits, rules);
            }
            case END_OF_CHUNK -> {
                rules.require(Policy.CONTENT_FRAMING, text.isEmpty());
                expected = Expected.CHUNK_SIZE;
            }
            case TRAILER -> expected = text.isEmpty() ? Expected.NOTHING : Expected.TRAILER;
            case BYTES, NOTHING -> throw new IllegalStateException("No line is expected");
        }
    }

    private void take(long more) {
        rules.require(Policy.CONTENT_SIZE, more <= largest - content.size());
        left = more;
    }

    private long number(String text, int radix) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(character -> Character.digit(character, radix) >= 0);
        rules.require(Policy.CONTENT_FRAMING, digits && text.chars().allMatch(Grammar::isLetterOrDigit));
        rules.require(Policy.CONTENT_SIZE, text.length() <= LONGEST_SIZE);
        return Long.parseLong(text, radix);
    }
}
