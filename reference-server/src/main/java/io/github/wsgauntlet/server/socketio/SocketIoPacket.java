package io.github.wsgauntlet.server.socketio;

import io.github.wsgauntlet.server.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A packet (Socket.IO 5, Exchange protocol). Where its payload has binary data there stands a placeholder, an object
 * with {@code _placeholder} and {@code num}.
 *
 * @param type what it is for
 * @param namespace which namespace it is of, {@code /} for the main one
 * @param id digits that name an event, or none
 * @param payload what it carries, or nothing
 * @param attachments the binary data, in the order of their numbers
 */
public record SocketIoPacket(
        Type type, String namespace, Optional<String> id, Optional<Json> payload, List<byte[]> attachments) {

    /** The main namespace. */
    public static final String MAIN = "/";

    /** The types of packets, in the order of their numbers. */
    public enum Type {
        CONNECT,
        DISCONNECT,
        EVENT,
        ACK,
        CONNECT_ERROR,
        BINARY_EVENT,
        BINARY_ACK;

        static Optional<Type> of(char digit) {
            return Arrays.stream(values())
                    .filter(type -> type.ordinal() == digit - '0')
                    .findFirst();
        }

        boolean isBinary() {
            return this == BINARY_EVENT || this == BINARY_ACK;
        }
    }

    /** Copy the list of attachments. */
    public SocketIoPacket {
        attachments = List.copyOf(attachments);
    }

    /** Return a packet without attachments and without an id. */
    public static SocketIoPacket of(Type type, String namespace, Json payload) {
        return new SocketIoPacket(type, namespace, Optional.empty(), Optional.of(payload), List.of());
    }

    /** Return an event; with attachments it is a binary one. */
    public static SocketIoPacket event(String namespace, Json.Elements payload, List<byte[]> attachments) {
        Type type = attachments.isEmpty() ? Type.EVENT : Type.BINARY_EVENT;
        return new SocketIoPacket(type, namespace, Optional.empty(), Optional.of(payload), attachments);
    }

    /** Return the acknowledgement of an event; with attachments it is a binary one. */
    public static SocketIoPacket ack(String namespace, String id, Json.Elements payload, List<byte[]> attachments) {
        Type type = attachments.isEmpty() ? Type.ACK : Type.BINARY_ACK;
        return new SocketIoPacket(type, namespace, Optional.of(id), Optional.of(payload), attachments);
    }

    /** Return this packet as one of another type. */
    public SocketIoPacket withType(Type value) {
        return new SocketIoPacket(value, namespace, id, payload, attachments);
    }

    /** Return this packet in another namespace. */
    public SocketIoPacket withNamespace(String value) {
        return new SocketIoPacket(type, value, id, payload, attachments);
    }

    /** Return this packet with another id, or none. */
    public SocketIoPacket withId(Optional<String> value) {
        return new SocketIoPacket(type, namespace, value, payload, attachments);
    }

    /** Return this packet with another payload, or none. */
    public SocketIoPacket withPayload(Optional<Json> value) {
        return new SocketIoPacket(type, namespace, id, value, attachments);
    }

    /** Return this packet with other attachments. */
    public SocketIoPacket withAttachments(List<byte[]> value) {
        return new SocketIoPacket(type, namespace, id, payload, value);
    }

    @Override
    public String toString() {
        return type + " of " + namespace
                + (attachments.isEmpty() ? "" : " with " + attachments.size() + " attachments");
    }
}
