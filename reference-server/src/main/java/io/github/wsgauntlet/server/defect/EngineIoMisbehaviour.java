package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.engineio.EngineIoEncoder;
import io.github.wsgauntlet.server.engineio.EngineIoPacket;
import io.github.wsgauntlet.server.engineio.EngineIoParts;
import io.github.wsgauntlet.server.engineio.EngineIoTransport;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.json.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a server does wrong in Engine.IO, to be handed to it from outside, as {@link Misbehaviour} in WebSocket.
 *
 * @param defects the defects, which may be none
 */
public record EngineIoMisbehaviour(Set<EngineIoDefect> defects) implements Supplier<EngineIoParts>, EngineIoParts {

    private static final String SAME = "AAAAAAAAAAAAAAAAAAAA";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    /** Copy the defects. */
    public EngineIoMisbehaviour {
        defects = Set.copyOf(defects);
    }

    @Override
    public EngineIoParts get() {
        return this;
    }

    @Override
    public String sid(String clean) {
        return defects.contains(EngineIoDefect.SID_ALWAYS_THE_SAME) ? SAME : clean;
    }

    @Override
    public Json.Members opening(Json.Members clean, EngineIoTransport transport) {
        Json.Members opening = clean;
        for (EngineIoDefect defect : defects) {
            opening = opening(defect, opening, transport);
        }
        return opening;
    }

    private static Json.Members opening(EngineIoDefect defect, Json.Members clean, EngineIoTransport transport) {
        return switch (defect) {
            case OPEN_WITHOUT_SID -> clean.without("sid");
            case OPEN_WITHOUT_UPGRADES -> clean.without("upgrades");
            case UPGRADES_ARE_A_STRING -> clean.with("upgrades", Json.text("websocket"));
            case UPGRADES_NAMED_ON_WEBSOCKET ->
                transport == EngineIoTransport.WEBSOCKET
                        ? clean.with("upgrades", Json.array(Json.text("websocket")))
                        : clean;
            case OPEN_WITHOUT_PING_INTERVAL -> clean.without("pingInterval");
            case PING_INTERVAL_IS_A_STRING -> clean.with("pingInterval", Json.text("25000"));
            case OPEN_WITHOUT_PING_TIMEOUT -> clean.without("pingTimeout");
            case OPEN_WITHOUT_MAX_PAYLOAD -> clean.without("maxPayload");
            default -> clean;
        };
    }

    @Override
    public EngineIoEncoder encoder(EngineIoEncoder clean) {
        EngineIoEncoder encoder = clean;
        for (EngineIoDefect defect : defects) {
            encoder = new DefectiveEngineIoEncoder(defect, encoder);
        }
        return encoder;
    }

    @Override
    public List<EngineIoPacket> outgoing(EngineIoPacket packet) {
        List<EngineIoPacket> packets = List.of(packet);
        for (EngineIoDefect defect : defects) {
            packets = packets.stream()
                    .flatMap(each -> outgoing(defect, each).stream())
                    .toList();
        }
        return packets;
    }

    private static List<EngineIoPacket> outgoing(EngineIoDefect defect, EngineIoPacket packet) {
        return switch (packet.type()) {
            case PING ->
                switch (defect) {
                    case NO_PINGS -> List.of();
                    case PINGS_ARE_PONGS -> List.of(EngineIoPacket.of(EngineIoPacket.Type.PONG));
                    case PINGS_SAY_PROBE -> List.of(EngineIoPacket.of(EngineIoPacket.Type.PING, "probe"));
                    default -> List.of(packet);
                };
            case PONG ->
                switch (defect) {
                    case PROBE_NOT_ANSWERED -> List.of();
                    case PROBE_ANSWERED_WITHOUT_PAYLOAD -> List.of(EngineIoPacket.of(EngineIoPacket.Type.PONG));
                    case PROBE_ANSWERED_BY_A_PING ->
                        List.of(new EngineIoPacket(EngineIoPacket.Type.PING, packet.data()));
                    default -> List.of(packet);
                };
            case MESSAGE ->
                switch (defect) {
                    case MESSAGES_DOUBLED -> List.of(packet, packet);
                    case EMPTY_MESSAGES_LOST -> packet.data().payload().length == 0 ? List.of() : List.of(packet);
                    default -> List.of(packet);
                };
            case NOOP -> defect == EngineIoDefect.NO_NOOP ? List.of() : List.of(packet);
            case OPEN, CLOSE, UPGRADE -> List.of(packet);
        };
    }

    @Override
    public List<EngineIoPacket> incoming(List<EngineIoPacket> clean) {
        List<EngineIoPacket> packets = clean;
        for (EngineIoDefect defect : defects) {
            packets = switch (defect) {
                case LAST_PACKET_OF_A_POST_LOST ->
                    packets.size() > 1 ? packets.subList(0, packets.size() - 1) : packets;
                case PACKETS_OF_A_POST_REVERSED -> packets.reversed();
                case PONGS_NOT_HEARD ->
                    packets.stream()
                            .filter(packet -> packet.type() != EngineIoPacket.Type.PONG)
                            .toList();
                default -> packets;
            };
        }
        return packets;
    }

    @Override
    public List<EngineIoPacket> upgrading(List<EngineIoPacket> waiting) {
        if (defects.contains(EngineIoDefect.UPGRADE_LOSES_PACKETS)) {
            return List.of();
        }
        return defects.contains(EngineIoDefect.UPGRADE_DOUBLES_PACKETS)
                ? waiting.stream()
                        .flatMap(packet -> List.of(packet, packet).stream())
                        .toList()
                : waiting;
    }

    @Override
    public HttpResponse answer(HttpResponse clean) {
        HttpResponse answer = clean;
        for (EngineIoDefect defect : defects) {
            answer = answer(defect, answer);
        }
        return answer;
    }

    private static HttpResponse answer(EngineIoDefect defect, HttpResponse clean) {
        boolean taken = clean.status() == 200 && clean.body().equals("ok");
        return switch (defect) {
            case POST_ANSWER_IS_EMPTY -> taken ? HttpResponse.content(200, "text/plain", new byte[0]) : clean;
            case POST_ANSWER_IS_204 -> taken ? HttpResponse.noContent() : clean;
            case ERRORS_ARE_200 -> clean.status() == 400 ? withStatus(clean, 200) : clean;
            case ERRORS_ARE_500 -> clean.status() == 400 ? withStatus(clean, 500) : clean;
            case ANY_ORIGIN_WITH_CREDENTIALS ->
                allowsOrigin(clean)
                        ? TwistedOpening.without(clean, ALLOW_ORIGIN).with(ALLOW_ORIGIN, "*")
                        : clean;
            case ORIGIN_ALLOWED_TWICE -> allowsOrigin(clean) ? clean.with(ALLOW_ORIGIN, "*") : clean;
            case PREFLIGHT_REFUSED ->
                clean.status() == 204 ? HttpResponse.content(400, "text/plain", new byte[0]) : clean;
            default -> clean;
        };
    }

    private static boolean allowsOrigin(HttpResponse answer) {
        return answer.fields().contains(ALLOW_ORIGIN + ":");
    }

    private static HttpResponse withStatus(HttpResponse answer, int status) {
        return new HttpResponse(answer.version(), status, answer.fields(), answer.body());
    }
}
