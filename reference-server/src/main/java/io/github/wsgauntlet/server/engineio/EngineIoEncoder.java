package io.github.wsgauntlet.server.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.protocol.Message;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Writes packets as either transport has them (Engine.IO 4, Packet encoding). */
public interface EngineIoEncoder {

    /** Stands between the packets of one payload. */
    String SEPARATOR = "\u001e";

    /** Return the encoder without a flaw. */
    static EngineIoEncoder clean() {
        return new EngineIoEncoder() {};
    }

    /** Return the message that carries a packet over WebSocket. */
    default Message frame(EngineIoPacket packet) {
        return packet.isBinary() ? packet.data() : Message.text(text(packet));
    }

    /** Return a packet as it stands in a payload; binary data is base64. */
    default String text(EngineIoPacket packet) {
        return packet.isBinary()
                ? "b" + Base64.getEncoder().encodeToString(packet.data().payload())
                : packet.type().digit() + packet.data().text();
    }

    /** Return the text in which packets travel over polling. */
    default String payload(List<EngineIoPacket> packets) {
        return packets.stream().map(this::text).collect(Collectors.joining(SEPARATOR));
    }

    /** Return the bytes of such a text. */
    default byte[] bytes(String payload) {
        return payload.getBytes(UTF_8);
    }
}
