package io.github.wsgauntlet.server.rule;

/**
 * What the reference peers refuse by their own choice: limits (RFC 6455 10.4) and the HTTP strictness of RFC 9112. A
 * peer that accepts these is no less right, which is why they are not {@link Rule}s and cannot be waived.
 */
public enum Policy implements Ground {
    CONNECTIONS(503, "This server has as many connections as it takes (RFC 6455 10.4)"),
    HEAD_SIZE(431, "The request head is larger than this server reads (RFC 6455 10.4)"),
    HEAD_FIELDS(431, "The request head has more fields than this server reads (RFC 6455 10.4)"),
    HANDSHAKE_TIME(408, "The opening handshake was not complete within the time limit (RFC 6455 10.4)"),
    REQUEST_LINE(400, "The request line must be a method, a target and a version (RFC 9112 3)"),
    REQUEST_TARGET(400, "The request target must be a path or an absolute URI (RFC 6455 4.2.1)"),
    NO_FRAGMENT(400, "The request target must not have a fragment (RFC 6455 3)"),
    LINES_END_IN_CRLF(400, "Lines of the request head must end in CR LF; a CR or LF alone is refused (RFC 9112 2.2)"),
    NO_CONTROL_CHARACTERS(400, "The request head must not contain control characters (RFC 9110 5.5)"),
    NO_FOLDED_LINES(400, "A line of the request head must not start with white space (RFC 9112 5.2)"),
    FIELD_LINE(400, "A field line must be a token, a colon and a value (RFC 9112 5)"),
    NO_CONTENT(400, "The opening handshake must not carry content (RFC 9112 6)"),
    CONTENT_FRAMING(400, "The content of a request must have one length, in digits, or be chunked (RFC 9112 6.3)"),
    CONTENT_SIZE(413, "The content of the request is larger than this server reads (RFC 9110 15.5.14)"),
    CONTENT_TIME(408, "The content of the request was not continued within the time limit (RFC 9110 15.5.9)"),
    TRANSFER_CODING(501, "The only transfer coding that this server knows is chunked (RFC 9112 6.1)"),
    NO_EXPECTATION(417, "This server meets no expectation before its upgrade (RFC 9110 10.1.1)"),
    MEMORY(1013, "This server holds as much for all its clients as it can (RFC 6455 10.4)"),
    STALLED(1008, "A frame or message was not continued within the time limit (RFC 6455 10.4)"),
    MESSAGE_SIZE(1009, "The message is larger than this server accepts (RFC 6455 10.4)"),
    COMPRESSED_PAYLOAD_HAS_BYTES(
            1007, "A compressed message must have payload bytes, even if it is empty (RFC 7692 7.2.3.6)"),
    DISTANCES_FIT_THE_WINDOW(1007, "A match must not reach beyond the agreed window (RFC 7692 7.1.2.2)");

    private final int code;
    private final String message;

    Policy(int code, String message) {
        this.code = code;
        this.message = message;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
