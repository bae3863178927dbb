package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.json.Json;
import java.util.List;

/**
 * What sessions are made of. Each method is given what a clean server would use, and returns what to use: the same, or
 * something else. This is where a server with something else in it is made from outside.
 */
public interface EngineIoParts {

    /** Return the parts of a server without a flaw. */
    static EngineIoParts clean() {
        return new EngineIoParts() {};
    }

    /** Return the id to use for a new session. */
    default String sid(String clean) {
        return clean;
    }

    /** Return what an open packet is to say. */
    default Json.Members opening(Json.Members clean, EngineIoTransport transport) {
        return clean;
    }

    /** Return how packets are to be written. */
    default EngineIoEncoder encoder(EngineIoEncoder clean) {
        return clean;
    }

    /** Return the packets to send in the place of one, none or several. */
    default List<EngineIoPacket> outgoing(EngineIoPacket packet) {
        return List.of(packet);
    }

    /** Return the packets to handle in the place of those that a POST, or one frame, has brought. */
    default List<EngineIoPacket> incoming(List<EngineIoPacket> packets) {
        return packets;
    }

    /** Return the packets that wait for a client when its upgrade is complete. */
    default List<EngineIoPacket> upgrading(List<EngineIoPacket> waiting) {
        return waiting;
    }

    /** Return the answer to a request. */
    default HttpResponse answer(HttpResponse clean) {
        return clean;
    }
}
