package io.github.wsgauntlet.server.socketio;

import java.util.List;

/** What Socket.IO is made of, as {@link io.github.wsgauntlet.server.engineio.EngineIoParts} says of sessions. */
public interface SocketIoParts {

    /** Return the parts of a server without a flaw. */
    static SocketIoParts clean() {
        return new SocketIoParts() {};
    }

    /**
     * Return the id to use for a connection to a namespace.
     *
     * @param clean one that is new
     * @param session that of the session of Engine.IO
     */
    default String sid(String clean, String session) {
        return clean;
    }

    /** Return how packets are to be written. */
    default SocketIoEncoder encoder(SocketIoEncoder clean) {
        return clean;
    }

    /** Return the packets to send in the place of one, none or several. */
    default List<SocketIoPacket> outgoing(SocketIoPacket packet) {
        return List.of(packet);
    }

    /** Return the packets to take for the client's in the place of one. */
    default List<SocketIoPacket> incoming(SocketIoPacket packet) {
        return List.of(packet);
    }

    /** Return the packets to take for the client's first. */
    default List<SocketIoPacket> first() {
        return List.of();
    }
}
