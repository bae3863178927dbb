package io.github.wsgauntlet.server.defect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.wsgauntlet.server.http.ClientOpening;
import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.http.WebSocketKey;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The defects in the opening handshake that a client sends (RFC 6455 4.1). */
final class RequestDefects {

    private static final String LAST = "\r\n\r\n";

    /** A Ping without payload, masked with the key 0. */
    private static final String PING = "\u0089\u0080\0\0\0\0";

    /** So many characters encode 15 bytes. */
    private static final int KEY_OF_15 = 20;

    private RequestDefects() {}

    /** Return the handshake with a defect, or as it is when the defect lies elsewhere. */
    static ClientOpening around(Defect defect, ClientOpening clean) {
        return switch (defect) {
            case METHOD_IS_POST -> request(clean, head -> "POST" + head.substring("GET".length()));
            case REQUEST_IS_HTTP_1_0 -> request(clean, head -> head.replaceFirst("HTTP/1\\.1", "HTTP/1.0"));
            case REQUEST_LOSES_THE_QUERY -> request(clean, head -> head.replaceFirst("\\?\\S*", ""));
            case REQUEST_KEEPS_NO_PATH -> request(clean, head -> head.replaceFirst(" \\S+", " /"));
            case HOST_FIELD_MISSING -> without(clean, "Host");
            case HOST_FIELD_WITHOUT_PORT -> request(clean, head -> head.replaceFirst("(?m)^(Host: .*):\\d+", "$1"));
            case UPGRADE_FIELD_MISSING -> without(clean, "Upgrade");
            case UPGRADE_FIELD_WRONG -> value(clean, "Upgrade", "h2c");
            case CONNECTION_FIELD_MISSING -> without(clean, "Connection");
            case CONNECTION_FIELD_KEEPS_ALIVE -> value(clean, "Connection", "keep-alive");
            case KEY_FIELD_MISSING -> without(clean, "Sec-WebSocket-Key");
            case KEY_FIELD_TWICE -> with(clean, "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");
            case VERSION_FIELD_MISSING -> without(clean, "Sec-WebSocket-Version");
            case VERSION_FIELD_SAYS_8 -> value(clean, "Sec-WebSocket-Version", "8");
            case VERSION_FIELD_TWICE -> with(clean, "Sec-WebSocket-Version: 13");
            case SUBPROTOCOL_OFFERED_TWICE -> with(clean, "Sec-WebSocket-Protocol: chat, chat");
            case SUBPROTOCOL_IS_NO_TOKEN -> with(clean, "Sec-WebSocket-Protocol: chat/1");
            case WINDOW_OF_16_OFFERED ->
                value(clean, "Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits=16");
            case FRAME_BEFORE_THE_ANSWER -> request(clean, head -> head + PING);
            default -> clean;
        };
    }

    /** Return the key with a defect, or as it is when the defect lies elsewhere. */
    static WebSocketKey around(Defect defect, WebSocketKey clean) {
        return switch (defect) {
            case KEY_OF_15_BYTES -> new WebSocketKey(clean.text().substring(0, KEY_OF_15));
            case KEY_IS_NOT_BASE64 -> new WebSocketKey(clean.text().replaceFirst("^...", "!?!"));
            case KEY_ALWAYS_THE_SAME -> new WebSocketKey("dGhlIHNhbXBsZSBub25jZQ==");
            default -> clean;
        };
    }

    private static ClientOpening without(ClientOpening clean, String name) {
        return request(clean, head -> head.replaceFirst("(?m)^" + name + ": .*\r\n", ""));
    }

    private static ClientOpening value(ClientOpening clean, String name, String value) {
        return request(clean, head -> head.replaceFirst("(?m)^" + name + ": .*\r\n", name + ": " + value + "\r\n"));
    }

    private static ClientOpening with(ClientOpening clean, String line) {
        return request(clean, head -> head.substring(0, head.length() - LAST.length()) + "\r\n" + line + LAST);
    }

    private static ClientOpening request(ClientOpening clean, UnaryOperator<String> twist) {
        return new ClientOpening() {
            @Override
            public byte[] request() {
                return twist.apply(new String(clean.request(), ISO_8859_1)).getBytes(ISO_8859_1);
            }

            @Override
            public Optional<Handshake> read(ByteBuffer in) {
                return clean.read(in);
            }
        };
    }
}
