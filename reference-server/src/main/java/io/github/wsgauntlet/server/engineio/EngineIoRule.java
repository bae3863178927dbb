package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.protocol.CloseStatus;
import java.util.List;

/**
 * One rule of Engine.IO 4 that the reference application keeps. The code is that of the answer to a request, as other
 * servers number it.
 */
public enum EngineIoRule implements ProtocolRule {
    // ---- requests (Query parameters) ----

    EIO_REQUIRED(
            5,
            "A request must have EIO in its query (Engine.IO 4, Query parameters)",
            "engineio4-polling-eio-mandatory"),
    EIO_IS_4(5, "EIO must be 4 (Engine.IO 4, Query parameters)", "engineio4-polling-eio-other-version"),
    WEBSOCKET_EIO_REQUIRED(
            5, "A WebSocket must have EIO in its query (Engine.IO 4, WebSocket)", "engineio4-websocket-eio-mandatory"),
    TRANSPORT_REQUIRED(
            0,
            "A request must have transport in its query (Engine.IO 4, Query parameters)",
            "engineio4-polling-transport-mandatory"),
    TRANSPORT_IS_KNOWN(
            0,
            "The transport must be polling or websocket (Engine.IO 4, Query parameters)",
            "engineio4-polling-transport-mandatory"),
    WEBSOCKET_TRANSPORT_REQUIRED(
            0,
            "A WebSocket must have transport=websocket in its query (Engine.IO 4, WebSocket)",
            "engineio4-websocket-transport-mandatory"),
    HANDSHAKE_IS_GET(2, "A session must be opened by GET (Engine.IO 4, Handshake)", "engineio4-handshake-get-only"),
    METHOD_IS_GET_OR_POST(
            2,
            "A request of a session must be GET or POST (Engine.IO 4, HTTP long-polling)",
            "engineio4-session-methods"),
    GET_SID_IS_KNOWN(
            1, "A GET must be of a session that is open (Engine.IO 4, Receiving data)", "engineio4-get-unknown-sid"),
    POST_SID_IS_KNOWN(
            1, "A POST must be of a session that is open (Engine.IO 4, Sending data)", "engineio4-post-unknown-sid"),
    WEBSOCKET_SID_IS_KNOWN(
            1, "A WebSocket must be of a session that is open (Engine.IO 4, Upgrade)", "engineio4-upgrade-unknown-sid"),
    POLLING_ENDS_WITH_UPGRADE(
            3,
            "After the upgrade there must be no polling request (Engine.IO 4, Upgrade)",
            "engineio4-upgrade-polling-is-over"),

    // ---- one at a time ----

    ONE_POLL(3, "A session must have one GET at a time (Engine.IO 4, Receiving data)", "engineio4-get-one-at-a-time"),
    SECOND_POLL_CLOSES(
            0, "A second GET closes the session (Engine.IO 4, Receiving data)", "engineio4-get-one-at-a-time"),
    LOST_GET_CLOSES(
            0, "A GET whose client goes away closes the session (Engine.IO 4, Test suite)", "engineio4-get-cancelled"),
    ONE_POST(3, "A session must have one POST at a time (Engine.IO 4, Sending data)", "engineio4-post-one-at-a-time"),
    SECOND_POST_CLOSES(
            0, "A second POST closes the session (Engine.IO 4, Sending data)", "engineio4-post-one-at-a-time"),
    ONE_WEBSOCKET(
            0,
            "A session must have one WebSocket at most (Engine.IO 4, WebSocket)",
            "engineio4-websocket-one-per-session"),

    // ---- packets ----

    PACKET_IS_NOT_EMPTY(3, "A packet must have a type (Engine.IO 4, Protocol)", "engineio4-packet-types"),
    PACKET_TYPE_IS_KNOWN(3, "The type of a packet must be 0 to 6 (Engine.IO 4, Protocol)", "engineio4-packet-types"),
    OPEN_IS_THE_SERVERS(3, "A client must not send an open packet (Engine.IO 4, Protocol)", "engineio4-packet-types"),
    UPGRADE_ONLY_TO_WEBSOCKET(
            3, "An upgrade packet must come on a new WebSocket (Engine.IO 4, Upgrade)", "engineio4-packet-types"),
    BASE64_IS_VALID(3, "After b there must be base64 (Engine.IO 4, Packet encoding)", "engineio4-payload-base64"),
    POST_IS_UTF8(3, "The content of a POST must be UTF-8 (Engine.IO 4, Packet encoding)", "engineio4-encoding-utf8"),
    POST_FITS(
            3,
            "The content of a POST must not be longer than maxPayload (Engine.IO 4, Handshake)",
            "engineio4-max-payload-limits"),
    MESSAGE_FITS(
            0, "A message must not be longer than maxPayload (Engine.IO 4, Handshake)", "engineio4-max-payload-limits"),
    CLOSE_PACKET_CLOSES(0, "A close packet closes the session (Engine.IO 4, Protocol)", "engineio4-close-packet"),

    // ---- the heartbeat ----

    PONG_IN_TIME(0, "Each ping must be answered in time (Engine.IO 4, Heartbeat)", "engineio4-heartbeat-timeout"),
    PING_IS_THE_SERVERS(3, "A client must not send a ping (Engine.IO 4, Heartbeat)", "engineio4-heartbeat-direction"),

    // ---- the upgrade ----

    UPGRADE_STARTS_WITH_PROBE(
            0,
            "An upgrade must begin with the probe (Engine.IO 4, Upgrade)",
            "engineio4-upgrade-first-packet-is-probe"),
    PROBE_SAYS_PROBE(
            0,
            "The ping of an upgrade must say probe (Engine.IO 4, Upgrade)",
            "engineio4-upgrade-first-packet-is-probe"),
    UPGRADE_COMES_AFTER_PROBE(
            0,
            "An upgrade packet must come after the probe (Engine.IO 4, Upgrade)",
            "engineio4-upgrade-first-packet-is-probe"),
    UPGRADE_IN_TIME(
            0, "An upgrade must be completed in time (Engine.IO 4, Upgrade)", "engineio4-upgrade-needs-upgrade-packet");

    private final int code;
    private final String message;
    private final String requirement;

    EngineIoRule(int code, String message, String requirement) {
        this.code = code;
        this.message = message;
        this.requirement = requirement;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public CloseStatus status() {
        return switch (this) {
            case MESSAGE_FITS -> new CloseStatus(1009, message);
            case PONG_IN_TIME -> new CloseStatus(1001, message);
            default -> ProtocolRule.super.status();
        };
    }

    @Override
    public List<String> requirements() {
        return List.of(requirement);
    }
}
