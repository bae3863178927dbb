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

    /** Return whether the client leaves the connection for another request (RFC 9112 9.3). */
    public boolean keepsConnection() {
        return version.isAtLeast11() && fields.list("Connection").stream().noneMatch("close"::equalsIgnoreCase);
    }

    /** Return whether the answer must have no content (RFC 9110 9.3.2). */
    public boolean isHead() {
        return method.equals("HEAD");
    }

    @Override
    public String toString() {
        return method + " " + target + " " + version + " with " + fields.count() + " fields";
    }
}
