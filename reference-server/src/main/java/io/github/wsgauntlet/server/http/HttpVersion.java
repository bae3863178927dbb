package io.github.wsgauntlet.server.http;

/** The version of a request, one digit each (RFC 9112 2.3). */
public record HttpVersion(int major, int minor) {

    /** Return whether this is HTTP/1.1 or a later HTTP/1 (RFC 6455 4.2.1). Other majors are other protocols. */
    public boolean isAtLeast11() {
        return major == 1 && minor >= 1;
    }

    @Override
    public String toString() {
        return "HTTP/" + major + "." + minor;
    }
}
