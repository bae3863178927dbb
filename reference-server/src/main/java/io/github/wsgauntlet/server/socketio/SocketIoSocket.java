package io.github.wsgauntlet.server.socketio;

import io.github.wsgauntlet.server.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The connection of one client to one namespace (Socket.IO 5, Connection to a namespace). */
public final class SocketIoSocket {

    private final String namespace;
    private final String sid;
    private final Json.Members auth;
    private final Consumer<SocketIoPacket> out;
    private boolean greeted;

    SocketIoSocket(String namespace, String sid, Json.Members auth, Consumer<SocketIoPacket> out) {
        this.namespace = namespace;
        this.sid = sid;
        this.auth = auth;
        this.out = out;
    }

    /** Return whether the application has not been told of this connection, which it is now. */
    boolean isNew() {
        boolean before = greeted;
        greeted = true;
        return !before;
    }

    /** Return the name of the namespace. */
    public String namespace() {
        return namespace;
    }

    /** Return the id of this connection. */
    public String sid() {
        return sid;
    }

    /** Return what the client has sent along with its CONNECT. */
    public Json.Members auth() {
        return auth;
    }

    /** Send an event, with a placeholder in its arguments for each attachment. */
    public void emit(String name, List<Json> arguments, List<byte[]> attachments) {
        List<Json> elements = new ArrayList<>();
        elements.add(Json.text(name));
        elements.addAll(arguments);
        out.accept(SocketIoPacket.event(namespace, new Json.Elements(elements), attachments));
    }

    /** Acknowledge an event, if its client has asked for that (Socket.IO 5, Acknowledgement). */
    public void acknowledge(SocketIoEvent event, List<Json> arguments, List<byte[]> attachments) {
        event.id()
                .ifPresent(
                        id -> out.accept(SocketIoPacket.ack(namespace, id, new Json.Elements(arguments), attachments)));
    }
}
