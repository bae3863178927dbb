package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.json.Json;
import io.github.wsgauntlet.server.socketio.SocketIoEncoder;
import io.github.wsgauntlet.server.socketio.SocketIoPacket;
import io.github.wsgauntlet.server.socketio.SocketIoParts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a server does wrong in Socket.IO, to be handed to it from outside, as {@link Misbehaviour} in WebSocket.
 *
 * @param defects the defects, which may be none
 */
public record SocketIoMisbehaviour(Set<SocketIoDefect> defects) implements Supplier<SocketIoParts>, SocketIoParts {

    /** What the application says when it sends an event back. */
    private static final Json ECHO = Json.text("message-back");

    private static final String SAME = "AAAAAAAAAAAAAAAAAAAA";

    /** Copy the defects. */
    public SocketIoMisbehaviour {
        defects = Set.copyOf(defects);
    }

    @Override
    public SocketIoParts get() {
        return this;
    }

    @Override
    public String sid(String clean, String session) {
        if (defects.contains(SocketIoDefect.CONNECT_SID_ALWAYS_THE_SAME)) {
            return SAME;
        }
        return defects.contains(SocketIoDefect.CONNECT_SID_OF_THE_SESSION) ? session : clean;
    }

    @Override
    public SocketIoEncoder encoder(SocketIoEncoder clean) {
        SocketIoEncoder encoder = clean;
        for (SocketIoDefect defect : defects) {
            encoder = new DefectiveSocketIoEncoder(defect, encoder);
        }
        return encoder;
    }

    @Override
    public List<SocketIoPacket> first() {
        return defects.contains(SocketIoDefect.CONNECT_IMPLIED)
                ? List.of(SocketIoPacket.of(SocketIoPacket.Type.CONNECT, SocketIoPacket.MAIN, Json.object()))
                : List.of();
    }

    @Override
    public List<SocketIoPacket> incoming(SocketIoPacket packet) {
        List<SocketIoPacket> packets = List.of(packet);
        for (SocketIoDefect defect : defects) {
            packets = packets.stream()
                    .flatMap(each -> incoming(defect, each).stream())
                    .toList();
        }
        return packets;
    }

    private static List<SocketIoPacket> incoming(SocketIoDefect defect, SocketIoPacket packet) {
        return switch (packet.type()) {
            case CONNECT ->
                List.of(defect == SocketIoDefect.CONNECT_PAYLOAD_LOST ? packet.withPayload(Optional.empty()) : packet);
            case DISCONNECT ->
                defect == SocketIoDefect.DISCONNECT_ENDS_ALL
                        ? List.of(packet, packet.withNamespace(SocketIoPacket.MAIN))
                        : List.of(packet);
            case EVENT, BINARY_EVENT, ACK, BINARY_ACK, CONNECT_ERROR -> List.of(packet);
        };
    }

    @Override
    public List<SocketIoPacket> outgoing(SocketIoPacket packet) {
        List<SocketIoPacket> packets = List.of(packet);
        for (SocketIoDefect defect : defects) {
            packets = packets.stream()
                    .flatMap(each -> outgoing(defect, each).stream())
                    .toList();
        }
        return packets;
    }

    private static List<SocketIoPacket> outgoing(SocketIoDefect defect, SocketIoPacket packet) {
        return switch (packet.type()) {
            case CONNECT -> connect(defect, packet);
            case CONNECT_ERROR -> connectError(defect, packet);
            case EVENT, BINARY_EVENT ->
                defect == SocketIoDefect.ACK_UNASKED && elements(packet).contains(ECHO)
                        ? List.of(packet, acknowledgement(packet.namespace()))
                        : List.of(event(defect, packet));
            case ACK, BINARY_ACK -> ack(defect, packet);
            case DISCONNECT -> List.of(packet);
        };
    }

    private static List<SocketIoPacket> connect(SocketIoDefect defect, SocketIoPacket packet) {
        return switch (defect) {
            case CONNECT_NOT_ANSWERED -> List.of();
            case CONNECT_WITHOUT_PAYLOAD -> List.of(packet.withPayload(Optional.empty()));
            case CONNECT_WITHOUT_SID -> List.of(packet.withPayload(Optional.of(Json.object())));
            case CONNECT_SID_IS_A_NUMBER ->
                List.of(packet.withPayload(Optional.of(Json.object().with("sid", Json.number(1)))));
            case CONNECT_ANSWERED_TWICE -> List.of(packet, packet);
            case CONNECT_ANSWERED_IN_MAIN -> List.of(packet.withNamespace(SocketIoPacket.MAIN));
            default -> List.of(packet);
        };
    }

    private static List<SocketIoPacket> connectError(SocketIoDefect defect, SocketIoPacket packet) {
        return switch (defect) {
            case CONNECT_ERROR_NOT_SENT -> List.of();
            case CONNECT_ERROR_IS_A_STRING -> List.of(packet.withPayload(Optional.of(Json.text("Invalid namespace"))));
            case CONNECT_ERROR_WITHOUT_MESSAGE -> List.of(packet.withPayload(Optional.of(Json.object())));
            case CONNECT_ERROR_IN_MAIN -> List.of(packet.withNamespace(SocketIoPacket.MAIN));
            default -> List.of(packet);
        };
    }

    private static SocketIoPacket acknowledgement(String namespace) {
        return SocketIoPacket.of(SocketIoPacket.Type.ACK, namespace, new Json.Elements(List.of()))
                .withId(Optional.of("0"));
    }

    private static SocketIoPacket event(SocketIoDefect defect, SocketIoPacket packet) {
        List<Json> elements = elements(packet);
        return switch (defect) {
            case EVENTS_IN_MAIN -> packet.withNamespace(SocketIoPacket.MAIN);
            case EVENT_LOSES_ITS_LAST_ARGUMENT ->
                elements.size() < 2
                        ? packet
                        : packet.withPayload(Optional.of(new Json.Elements(elements.subList(0, elements.size() - 1))));
            case EVENT_IS_ITS_NAME -> packet.withPayload(Optional.of(elements.getFirst()));
            default -> packet;
        };
    }

    private static List<SocketIoPacket> ack(SocketIoDefect defect, SocketIoPacket packet) {
        return switch (defect) {
            case ACK_NOT_SENT -> List.of();
            case ACK_SENT_TWICE -> List.of(packet, packet);
            case ACK_WITHOUT_ID -> List.of(packet.withId(Optional.empty()));
            case ACK_HAS_THE_NEXT_ID ->
                List.of(packet.withId(packet.id().map(id -> Long.toString(Long.parseLong(id) + 1))));
            case ACK_IS_AN_EVENT ->
                List.of(packet.withType(
                        packet.attachments().isEmpty() ? SocketIoPacket.Type.EVENT : SocketIoPacket.Type.BINARY_EVENT));
            case ACK_IN_MAIN -> List.of(packet.withNamespace(SocketIoPacket.MAIN));
            case ACK_WITHOUT_ARRAY ->
                List.of(packet.withPayload(elements(packet).stream().findFirst()));
            default -> List.of(packet);
        };
    }

    private static List<Json> elements(SocketIoPacket packet) {
        return ((Json.Elements) packet.payload().orElseThrow()).elements();
    }
}
