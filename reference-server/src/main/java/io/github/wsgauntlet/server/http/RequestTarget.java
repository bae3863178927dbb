package io.github.wsgauntlet.server.http;

import java.util.Locale;
import java.util.Set;

/**
 * A request target (RFC 6455 4.2.1 item 1): a path with an optional query, or an absolute URI that holds one.
 *
 * @param text the target as sent
 */
record RequestTarget(String text) {

    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
    private static final String AFTER_SCHEME = "://";

    /** Return whether the target has one of the two forms and the characters that a URI may have (RFC 3986 2). */
    boolean isValid() {
        return (text.startsWith("/") || isAbsolute()) && text.chars().allMatch(RequestTarget::isUriCharacter);
    }

    /** Return whether the target has a fragment, which is not part of a WebSocket URI (RFC 6455 3). */
    boolean hasFragment() {
        return text.indexOf('#') >= 0;
    }

    private boolean isAbsolute() {
        int end = text.indexOf(AFTER_SCHEME);
        if (end < 0 || !SCHEMES.contains(text.substring(0, end).toLowerCase(Locale.ROOT))) {
            return false;
        }
        int authority = end + AFTER_SCHEME.length();
        return authority < text.length() && "/?#".indexOf(text.charAt(authority)) < 0;
    }

    /** Return whether a character may stand in a URI; browsers leave some others than RFC 3986 unescaped, too. */
    private static boolean isUriCharacter(int character) {
        return character > ' ' && character < 0x7F && "\"<>\\".indexOf(character) < 0;
    }
}
