package io.github.wsgauntlet.server.defect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.wsgauntlet.server.engineio.EngineIoEncoder;
import io.github.wsgauntlet.server.engineio.EngineIoPacket;
import io.github.wsgauntlet.server.protocol.Message;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An encoder with a defect; one that lies elsewhere changes nothing.
 *
 * @param defect what is wrong
 * @param clean what is right
 */
record DefectiveEngineIoEncoder(EngineIoDefect defect, EngineIoEncoder clean) implements EngineIoEncoder {

    private static final byte MESSAGE = 4;

    @Override
    public Message frame(EngineIoPacket packet) {
        byte[] payload = packet.data().payload();
        return switch (defect) {
            case BINARY_FRAME_WITH_A_TYPE ->
                packet.isBinary() ? Message.binary(after(MESSAGE, payload)) : plain(packet);
            case BINARY_FRAME_IN_BASE64 -> packet.isBinary() ? Message.text(clean.text(packet)) : plain(packet);
            case TEXT_IN_A_BINARY_FRAME ->
                packet.isBinary() ? plain(packet) : Message.binary(plain(packet).payload());
            case SEPARATOR_IN_A_FRAME ->
                packet.isBinary() ? plain(packet) : Message.text(plain(packet).text() + SEPARATOR);
            case MESSAGE_WITHOUT_TYPE, OPEN_WITHOUT_TYPE ->
                packet.isBinary() ? plain(packet) : Message.text(text(packet));
            default -> plain(packet);
        };
    }

    private Message plain(EngineIoPacket packet) {
        return clean.frame(packet);
    }

    private static byte[] after(byte first, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    @Override
    public String text(EngineIoPacket packet) {
        byte[] payload = packet.data().payload();
        return packet.isBinary()
                ? switch (defect) {
                    case BINARY_WITHOUT_B -> clean.text(packet).substring(1);
                    case BINARY_WITH_A_TYPE -> "b4" + clean.text(packet).substring(1);
                    case BINARY_AS_IT_IS -> "4" + new String(payload, ISO_8859_1);
                    case BASE64_FOR_URLS -> "b" + Base64.getUrlEncoder().encodeToString(payload);
                    case BASE64_WITHOUT_PADDING ->
                        "b" + new String(Base64.getEncoder().withoutPadding().encode(payload), US_ASCII);
                    default -> clean.text(packet);
                }
                : switch (defect) {
                    case OPEN_WITHOUT_TYPE -> withoutType(packet, EngineIoPacket.Type.OPEN);
                    case MESSAGE_WITHOUT_TYPE -> withoutType(packet, EngineIoPacket.Type.MESSAGE);
                    case NOOP_IS_EMPTY -> withoutType(packet, EngineIoPacket.Type.NOOP);
                    default -> clean.text(packet);
                };
    }

    private String withoutType(EngineIoPacket packet, EngineIoPacket.Type type) {
        return packet.type() == type ? clean.text(packet).substring(1) : clean.text(packet);
    }

    @Override
    public String payload(List<EngineIoPacket> packets) {
        return switch (defect) {
            case PACKETS_NOT_SEPARATED -> joined(packets, "");
            case PACKETS_IN_LINES -> joined(packets, "\n");
            case SEPARATOR_AT_THE_END -> joined(packets, SEPARATOR) + SEPARATOR;
            default -> joined(packets, SEPARATOR);
        };
    }

    private String joined(List<EngineIoPacket> packets, String separator) {
        return packets.stream().map(this::text).collect(Collectors.joining(separator));
    }

    @Override
    public byte[] bytes(String payload) {
        return switch (defect) {
            case PAYLOAD_IN_LATIN_1 -> payload.getBytes(ISO_8859_1);
            case PAYLOAD_CUT_AT_ITS_CHARACTERS -> Arrays.copyOf(clean.bytes(payload), payload.length());
            default -> clean.bytes(payload);
        };
    }
}
