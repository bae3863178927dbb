package io.github.wsgauntlet.harness.reception;

import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A client that has connected and sent the head of a request, which nobody has answered yet.
 *
 * @param transport its connection, from the first byte of the head on
 * @param head the head
 */
public record Visitor(WireTransport transport, HttpHead head) {
    private static final int TARGET = 1;

    /** Return the path that it asks for, as it stands in the request, for example {@code /next/3}. */
    public String path() {
        String target = target();
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /**
     * Return a value of the query, with percent-encoding and plus signs decoded.
     *
     * @param name its name
     * @return the first value of that name; nothing where there is none, or it cannot be decoded
     */
    public Optional<String> query(String name) {
        String target = target();
        int query = target.indexOf('?');
        return query < 0
                ? Optional.empty()
                : Stream.of(target.substring(query + 1).split("&"))
                        .filter(each -> each.startsWith(name + "="))
                        .map(each -> each.substring(name.length() + 1))
                        .findFirst()
                        .flatMap(Visitor::decoded);
    }

    /**
     * Return what follows the beginning of a path, with percent-encoding decoded.
     *
     * @param beginning for example {@code /case/}
     * @return nothing where the path does not begin so, or cannot be decoded
     */
    public Optional<String> pathAfter(String beginning) {
        return Optional.of(path())
                .filter(path -> path.startsWith(beginning))
                .map(path -> path.substring(beginning.length()).replace("+", "%2B"))
                .flatMap(Visitor::decoded);
    }

    private String target() {
        String[] words = head.startLine().split(" ", -1);
        return words.length > TARGET ? words[TARGET] : "";
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Return whether it asks to speak WebSocket. */
    public boolean asksForWebSocket() {
        return head.list("Upgrade").stream().anyMatch("websocket"::equalsIgnoreCase);
    }
}
