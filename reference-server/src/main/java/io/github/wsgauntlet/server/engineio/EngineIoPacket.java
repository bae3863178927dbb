package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.protocol.Message;
import java.util.Arrays;
import java.util.Optional;

/**
 * A packet (Engine.IO 4, Protocol).
 *
 * @param type what it is for
 * @param data its payload: text that may be empty, or binary in a message
 */
public record EngineIoPacket(Type type, Message data) {

    /** The types of packets, in the order of their numbers. */
    public enum Type {
        /** Opens a session. */
        OPEN,
        /** Says that the transport can be closed. */
        CLOSE,
        /** Asks whether anybody is there. */
        PING,
        /** Says so. */
        PONG,
        /** Carries something for the other side. */
        MESSAGE,
        /** Completes an upgrade. */
        UPGRADE,
        /** Says nothing, so that a poll can end. */
        NOOP;

        /** Return the type with a number, if there is one. */
        static Optional<Type> of(char digit) {
            return Arrays.stream(values()).filter(type -> type.digit() == digit).findFirst();
        }

        /** Return the digit by which a packet tells its type. */
        public char digit() {
            return (char) ('0' + ordinal());
        }
    }

    /** Return a packet without a payload. */
    public static EngineIoPacket of(Type type) {
        return of(type, "");
    }

    /** Return a packet with a text. */
    public static EngineIoPacket of(Type type, String text) {
        return new EngineIoPacket(type, Message.text(text));
    }

    /** Return a packet that carries a message. */
    public static EngineIoPacket message(Message message) {
        return new EngineIoPacket(Type.MESSAGE, message);
    }

    /** Return whether the payload is binary. */
    public boolean isBinary() {
        return data.type() == Message.Type.BINARY;
    }

    @Override
    public String toString() {
        return type + (isBinary() || data.payload().length > 0 ? " with a " + data : "");
    }
}
