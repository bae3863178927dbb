package io.github.wsgauntlet.harness.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A subprotocol that a target is known to speak, for requests that offer almost its name (RFC 6455 4.2.2).
 *
 * @param name the name, a token
 */
record KnownSubprotocol(String name) {
    private static final String FIELD = "Sec-WebSocket-Protocol";

    /** Stands for those that servers know where the user names none. */
    private static final KnownSubprotocol USUAL = new KnownSubprotocol("chat");

    /** Return the first of those that a target wants to see in its requests, or one that many servers know. */
    static KnownSubprotocol of(List<HeaderField> wanted) {
        return wanted.stream()
                .filter(field -> field.name().equalsIgnoreCase(FIELD))
                .map(field -> field.value().split(",", 2)[0].strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(KnownSubprotocol::new)
                .orElse(USUAL);
    }

    /** Return what stands for the name in a request head, or for what is almost the name, with what it stands for. */
    Map<String, String> placeholders() {
        return Map.of(
                "<subprotocol>", name,
                "<subprotocol-shortened>", shortened(),
                "<subprotocol-in-other-case>", inOtherCase());
    }

    /** A name of one character cannot be shortened; then another one stands here. */
    private String shortened() {
        return name.length() > 1 ? name.substring(0, name.length() - 1) : "-";
    }

    private String inOtherCase() {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
    }
}
