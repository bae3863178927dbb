package io.github.wsgauntlet.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import java.util.EnumSet;
import java.util.Set;

/**
 * A response to an opening handshake, or to a plain request beside it.
 *
 * @param version the HTTP version, as in {@code HTTP/1.1}
 * @param status the status code
 * @param fields the field lines, each with its CR LF
 * @param body the content, one character a byte
 */
public record HttpResponse(String version, int status, String fields, String body) {

    private static final String HTTP_1_1 = "HTTP/1.1";
    private static final Set<Rule> VERSION_RULES = EnumSet.of(
            Rule.VERSION_REQUIRED,
            Rule.VERSION_ONCE,
            Rule.VERSION_IS_SINGLE,
            Rule.VERSION_IS_A_NUMBER,
            Rule.VERSION_IS_SUPPORTED);

    /** Return the response that accepts the handshake (RFC 6455 4.2.2 item 5). */
    static HttpResponse switchingProtocols(String accept) {
        return new HttpResponse(HTTP_1_1, 101, "", "")
                .with("Upgrade", "websocket")
                .with("Connection", "Upgrade")
                .with("Sec-WebSocket-Accept", accept);
    }

    /** Return a response with content, after which the connection may go on. */
    public static HttpResponse content(int status, String type, byte[] content) {
        return new HttpResponse(HTTP_1_1, status, "", new String(content, ISO_8859_1))
                .with("Content-Type", type)
                .with("Content-Length", Integer.toString(content.length));
    }

    /** Return a response that has no content by its nature, after which the connection may go on (RFC 9110 15.3.5). */
    public static HttpResponse noContent() {
        return new HttpResponse(HTTP_1_1, 204, "", "");
    }

    /** Return the response that asks for the content which a client holds back (RFC 9110 15.2.1). */
    public static HttpResponse goOn() {
        return new HttpResponse(HTTP_1_1, 100, "", "");
    }

    /** Return the response that refuses the handshake on some ground; the connection is closed after it. */
    public static HttpResponse refusal(Ground ground, Rules rules) {
        HttpResponse response = telling(ground);
        if (VERSION_RULES.contains(ground) && rules.enforced(Rule.REFUSED_VERSION_NAMES_SUPPORTED)) {
            response = response.with("Sec-WebSocket-Version", Upgrade.VERSION);
        }
        return switch (ground.code()) {
            case 405 -> response.with("Allow", "GET").with("Connection", "close");
            case 426 -> response.with("Upgrade", "websocket").with("Connection", "Upgrade, close");
            default -> response.with("Connection", "close");
        };
    }

    /** Return the response to a plain request, which asks for no upgrade; the connection goes on after it. */
    static HttpResponse upgradeRequired(Ground ground) {
        return telling(ground).with("Upgrade", "websocket").with("Connection", "Upgrade");
    }

    private static HttpResponse telling(Ground ground) {
        String body = ground.message() + ".\n";
        return new HttpResponse(HTTP_1_1, ground.code(), "", body)
                .with("Content-Type", "text/plain")
                .with("Content-Length", Integer.toString(body.length()));
    }

    /** Return this response with one more field. */
    public HttpResponse with(String name, String value) {
        return new HttpResponse(version, status, fields + name + ": " + value + "\r\n", body);
    }

    /** Return this response as the answer to HEAD, which has the fields only (RFC 9110 9.3.2). */
    public HttpResponse withoutBody() {
        return new HttpResponse(version, status, fields, "");
    }

    /** Return the bytes of this response. */
    public byte[] encode() {
        return (version + " " + status + " " + phrase() + "\r\n" + fields + "\r\n" + body).getBytes(ISO_8859_1);
    }

    private String phrase() {
        return switch (status) {
            case 100 -> "Continue";
            case 101 -> "Switching Protocols";
            case 200 -> "OK";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 417 -> "Expectation Failed";
            case 426 -> "Upgrade Required";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> "";
        };
    }

    @Override
    public String toString() {
        return status + " " + phrase();
    }
}
