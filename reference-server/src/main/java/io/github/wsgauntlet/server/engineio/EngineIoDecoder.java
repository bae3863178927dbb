package io.github.wsgauntlet.server.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.protocol.Message;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Reads packets as either transport has them (Engine.IO 4, Packet encoding). What a rule lets pass that is waived is
 * no packet.
 *
 * @param rules the rules to keep
 */
record EngineIoDecoder(ProtocolRules rules) {

    /**
     * Read the packets of a payload.
     *
     * @throws BrokenRule when there is something else in it
     */
    List<EngineIoPacket> payload(byte[] content) {
        List<EngineIoPacket> packets = new ArrayList<>();
        for (String text : decoded(content).split(EngineIoEncoder.SEPARATOR, -1)) {
            (text.startsWith("b") ? binary(text.substring(1)) : text(text)).ifPresent(packets::add);
        }
        return packets;
    }

    /**
     * Read the packet of a WebSocket message.
     *
     * @throws BrokenRule when it is none
     */
    Optional<EngineIoPacket> frame(Message message) {
        return message.type() == Message.Type.BINARY
                ? Optional.of(EngineIoPacket.message(message))
                : text(message.text());
    }

    private Optional<EngineIoPacket> text(String text) {
        if (!rules.require(EngineIoRule.PACKET_IS_NOT_EMPTY, !text.isEmpty())) {
            return Optional.empty();
        }
        Optional<EngineIoPacket.Type> type = EngineIoPacket.Type.of(text.charAt(0));
        rules.require(EngineIoRule.PACKET_TYPE_IS_KNOWN, type.isPresent());
        return type.map(known -> EngineIoPacket.of(known, text.substring(1)));
    }

    private Optional<EngineIoPacket> binary(String base64) {
        byte[] data;
        try {
            data = Base64.getDecoder().decode(base64);
            boolean exact = Base64.getEncoder().encodeToString(data).equals(base64);
            rules.require(EngineIoRule.BASE64_IS_VALID, exact);
        } catch (IllegalArgumentException none) {
            rules.require(EngineIoRule.BASE64_IS_VALID, false);
            data = new byte[0];
        }
        return Optional.of(EngineIoPacket.message(Message.binary(data)));
    }

    private String decoded(byte[] content) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException none) {
            rules.require(EngineIoRule.POST_IS_UTF8, false);
            return new String(content, UTF_8);
        }
    }
}
