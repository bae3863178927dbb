package io.github.wsgauntlet.server.socketio;

import io.github.wsgauntlet.server.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * An event, as it is handled (Socket.IO 5, Sending and receiving data).
 *
 * @param name what it is called; a number is called by its digits
 * @param arguments what comes with it, with a placeholder for each attachment
 * @param attachments the binary data
 * @param id digits by which the client asks for an acknowledgement, or none
 */
public record SocketIoEvent(String name, List<Json> arguments, List<byte[]> attachments, Optional<String> id) {

    /** Return the event in a packet of that type. */
    static SocketIoEvent of(SocketIoPacket packet) {
        List<Json> elements = ((Json.Elements) packet.payload().orElseThrow()).elements();
        String name = switch (elements.getFirst()) {
            case Json.Text(var text) -> text;
            case Json.Digits(var digits) -> digits;
            case Json.Members none -> "";
            case Json.Elements none -> "";
            case Json.Literal none -> "";
        };
        return new SocketIoEvent(name, elements.subList(1, elements.size()), packet.attachments(), packet.id());
    }
}
