package io.github.wsgauntlet.server.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** One message, whole and unmasked (RFC 6455 5.6). */
public final class Message {

    /** The two kinds of message. */
    public enum Type {
        /** Payload is UTF-8. */
        TEXT,
        /** Payload is anything. */
        BINARY
    }

    private final Type type;
    private final byte[] payload;

    private Message(Type type, byte[] payload) {
        this.type = type;
        this.payload = payload;
    }

    /** Return a text message. */
    public static Message text(String text) {
        return new Message(Type.TEXT, text.getBytes(UTF_8));
    }

    /** Return a binary message with a copy of the bytes. */
    public static Message binary(byte[] payload) {
        return new Message(Type.BINARY, payload.clone());
    }

    /** Return a message that takes over the bytes without a copy: the caller does not change them any more. */
    public static Message of(Type type, byte[] payload) {
        return new Message(type, payload);
    }

    /** Return whether this is text or binary. */
    public Type type() {
        return type;
    }

    /** Return the bytes of the message, not a copy: for reading only. */
    public byte[] payload() {
        return payload;
    }

    /** Return the payload as text; bytes that are not UTF-8 become U+FFFD. */
    public String text() {
        return new String(payload, UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message that && type == that.type && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return (type == Type.TEXT ? "text" : "binary") + " message of " + payload.length + " bytes";
    }
}
