package io.github.wsgauntlet.server.socketio;

import io.github.wsgauntlet.server.json.JsonWriter;
import io.github.wsgauntlet.server.protocol.Message;
import java.util.ArrayList;
import java.util.List;

/** Writes packets as messages (Socket.IO 5, Packet encoding). */
public interface SocketIoEncoder {

    /** Return the encoder without a flaw. */
    static SocketIoEncoder clean() {
        return new SocketIoEncoder() {};
    }

    /** Return the messages that carry a packet: its text, and each attachment after it. */
    default List<Message> messages(SocketIoPacket packet) {
        List<Message> messages = new ArrayList<>();
        messages.add(Message.text(text(packet)));
        packet.attachments().forEach(attachment -> messages.add(Message.binary(attachment)));
        return messages;
    }

    /** Return the text of a packet. */
    default String text(SocketIoPacket packet) {
        return packet.type().ordinal()
                + (packet.type().isBinary() ? count(packet) + "-" : "")
                + namespace(packet)
                + packet.id().orElse("")
                + packet.payload().map(JsonWriter::write).orElse("");
    }

    /** Return how many attachments a packet says it has. */
    default int count(SocketIoPacket packet) {
        return packet.attachments().size();
    }

    /** Return how a packet names its namespace; the main one is left out. */
    default String namespace(SocketIoPacket packet) {
        return packet.namespace().equals(SocketIoPacket.MAIN) ? "" : packet.namespace() + ",";
    }
}
