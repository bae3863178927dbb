package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the head of one HTTP/1 request (RFC 9112), however its bytes are cut.
 *
 * <p>It knows the grammar only; what an opening handshake has to say is the concern of {@link Upgrade}. A line is
 * judged when it is complete and a byte that no head can contain at once, so that a client which does not speak HTTP
 * hears so without a wait. Bytes after the head stay in the buffer: they may be frames already.
 */
public final class HttpRequestReader {

    private enum Expected {
        REQUEST_LINE,
        FIELD_LINE
    }

    private final Limits limits;
    private final Rules rules;
    private final HeadLines lines;
    private final HttpFields fields = new HttpFields();
    private Expected expected = Expected.REQUEST_LINE;
    private String method = "";
    private String target = "";
    private HttpVersion version = new HttpVersion(0, 9);

    /** Create a reader for one request. */
    public HttpRequestReader(Limits limits, Rules rules) {
        this.limits = limits;
        this.rules = rules;
        this.lines = new HeadLines(limits, rules);
    }

    /** Return the method, as soon as the request line was read, else an empty text. */
    public String method() {
        return method;
    }

    /**
     * Read on.
     *
     * @param in read up to the end of the head at most
     * @return the request, when its head is complete
     * @throws Violation when the head breaks the grammar or a limit
     */
    public Optional<HttpRequest> readRequest(ByteBuffer in) {
        for (var line = lines.next(in); line.isPresent(); line = lines.next(in)) {
            if (endsHead(line.get())) {
                return Optional.of(new HttpRequest(method, target, version, fields));
            }
        }
        return Optional.empty();
    }

    /** Judge a complete line and return whether it is the empty one that ends the head. */
    private boolean endsHead(String text) {
        return switch (expected) {
            case REQUEST_LINE -> {
                // Empty lines before the request line are ignored (RFC 9112 2.2).
                if (!text.isEmpty()) {
                    requestLine(text);
                    expected = Expected.FIELD_LINE;
                }
                yield false;
            }
            case FIELD_LINE -> {
                if (!text.isEmpty()) {
                    fields.read(text, limits, rules);
                }
                yield text.isEmpty();
            }
        };
    }

    private void requestLine(String text) {
        String[] parts = text.split(" ", -1);
        rules.require(Policy.REQUEST_LINE, parts.length == 3 && Grammar.isToken(parts[0]) && !parts[1].isEmpty());
        method = parts[0];
        target = parts[1];
        version = version(parts[2]);
    }

    private HttpVersion version(String text) {
        rules.require(
                Policy.REQUEST_LINE,
                text.length() == 8
                        && text.toUpperCase(Locale.ROOT).startsWith("HTTP/")
                        && Grammar.isDigit(text.charAt(5))
                        && text.charAt(6) == '.'
                        && Grammar.isDigit(text.charAt(7)));
        rules.require(Rule.HTTP_VERSION_IS_CASE_SENSITIVE, text.startsWith("HTTP"));
        return new HttpVersion(text.charAt(5) - '0', text.charAt(7) - '0');
    }
}
