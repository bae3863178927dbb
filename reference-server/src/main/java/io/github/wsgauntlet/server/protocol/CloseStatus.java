package io.github.wsgauntlet.server.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.rule.Ground;
import java.nio.ByteBuffer;

/**
 * How a connection was closed: the status code and the reason (RFC 6455 7.1.5 and 7.1.6).
 *
 * @param code the status code, 0 to 65535; {@link #NO_CODE} for a Close frame without body, {@link #ABNORMAL} for an
 *     end without a Close frame
 * @param reason the text after the code, empty when there is none
 */
public record CloseStatus(int code, String reason) {

    /** The code that stands for a Close frame without one. */
    public static final int NO_CODE = 1005;

    /** The code that stands for the end of TCP without a Close frame. */
    public static final int ABNORMAL = 1006;

    /** The purpose of the connection is fulfilled. */
    public static final CloseStatus NORMAL = new CloseStatus(1000, "");

    /** The server stops. */
    public static final CloseStatus GOING_AWAY = new CloseStatus(1001, "The server stops");

    /** The client was silent for too long. */
    public static final CloseStatus IDLE = new CloseStatus(1001, "Nothing has come for a long time");

    /** The application failed. */
    public static final CloseStatus INTERNAL_ERROR = new CloseStatus(1011, "The application failed");

    private static final int LONGEST_REASON = 123;

    /** Return the status that fails a connection on some ground. */
    public static CloseStatus of(Ground ground) {
        return new CloseStatus(ground.code(), ground.message());
    }

    /** Return the status that a Close body tells; a body of fewer than two bytes tells {@link #NO_CODE}. */
    public static CloseStatus decode(byte[] body) {
        if (body.length < 2) {
            return new CloseStatus(NO_CODE, "");
        }
        int code = Short.toUnsignedInt(ByteBuffer.wrap(body).getShort());
        return new CloseStatus(code, new String(body, 2, body.length - 2, UTF_8));
    }

    /**
     * Return the Close body that tells this status; {@link #NO_CODE} gives an empty one.
     *
     * @throws IllegalArgumentException when the code must not be sent or the reason is longer than 123 bytes
     */
    public byte[] encode() {
        if (code == NO_CODE) {
            return new byte[0];
        }
        byte[] text = reason.getBytes(UTF_8);
        if (!isSendable(code)) {
            throw new IllegalArgumentException("Close code " + code + " must not be sent (RFC 6455 7.4)");
        }
        if (text.length > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "A Close reason has at most 123 bytes, not " + text.length + " (RFC 6455 5.5)");
        }
        return ByteBuffer.allocate(2 + text.length)
                .putShort((short) code)
                .put(text)
                .array();
    }

    /** Return whether a Close frame may carry this code. */
    public static boolean isSendable(int code) {
        return code >= 1000 && code <= 4999 && isForTheWire(code) && isAssigned(code);
    }

    /** Return whether a code is not one of the three that only stand for something inside an endpoint. */
    public static boolean isForTheWire(int code) {
        return code != NO_CODE && code != ABNORMAL && code != 1015;
    }

    /** Return whether a code is not one of those that the protocol keeps for its future (1004, 1016 to 2999). */
    public static boolean isAssigned(int code) {
        return code != 1004 && (code < 1016 || code > 2999);
    }
}
