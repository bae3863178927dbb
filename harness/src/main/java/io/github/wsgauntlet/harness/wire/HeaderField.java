package io.github.wsgauntlet.harness.wire;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header field that a target wants to see in every request: who is asking, from where, for which subprotocol.
 *
 * @param name a token (RFC 9110 5.1)
 * @param value visible ASCII characters, and spaces and tabs between them (RFC 9110 5.5)
 */
public record HeaderField(String name, String value) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("([!-~]([\t -~]*[!-~])?)?");
    private static final Set<String> OF_THE_CASES = Set.of(
            "host",
            "connection",
            "upgrade",
            "content-length",
            "transfer-encoding",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-extensions");

    /**
     * Create the field.
     *
     * @throws IllegalArgumentException if name or value cannot stand in a request, or it is one that cases are about
     */
    public HeaderField {
        if (!isToken(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name of a header field.");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("The value of " + name + " has characters that no header field has.");
        }
        if (OF_THE_CASES.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Cases are about " + name + ", so that they say what is in it.");
        }
    }

    /** Return whether a text is a token (RFC 9110 5.6.2), as names of fields and of subprotocols are. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /**
     * Read a field as users write it.
     *
     * @param text for example {@code Authorization: Bearer abc}
     * @throws IllegalArgumentException if it is none, or one that cases are about
     */
    public static HeaderField parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' is no header field; it is a name, a colon and a value.");
        }
        return new HeaderField(
                text.substring(0, colon), text.substring(colon + 1).strip());
    }

    /** Return its line in a head, with the line end. */
    String line() {
        return name + ": " + value + "\r\n";
    }

    /** Return whether a head has a field of this name. */
    boolean isIn(String head) {
        return head.toLowerCase(Locale.ROOT).contains("\r\n" + name.toLowerCase(Locale.ROOT) + ":");
    }
}
