package io.github.wsgauntlet.server.http;

/**
 * The head of an HTTP request (RFC 9112 3).
 *
 * @param method the method, in the case the client used
 * @param target the request target as sent
 * @param version the HTTP version
 * @param fields the field lines
 */
public record HttpRequest(String method, String target, HttpVersion version, HttpFields fields) {

    @Override
    public String toString() {
        return method + " " + target + " " + version + " with " + fields.count() + " fields";
    }
}
