package io.github.wsgauntlet.server.defect;

import java.util.List;

/** One thing that a server can do wrong in Engine.IO. */
public enum EngineIoDefect implements ProtocolDefect {
    // ---- the handshake (Engine.IO 4, Handshake) ----

    SID_ALWAYS_THE_SAME("All sessions have the same id.", "engineio4-handshake-sid-unique"),
    OPEN_WITHOUT_SID("The open packet has no sid.", "engineio4-handshake-sid"),
    OPEN_WITHOUT_UPGRADES("The open packet has no upgrades.", "engineio4-handshake-upgrades"),
    UPGRADES_ARE_A_STRING("The upgrades of the open packet are a string.", "engineio4-handshake-upgrades"),
    UPGRADES_NAMED_ON_WEBSOCKET(
            "A session that opens on WebSocket names websocket as an upgrade.",
            "engineio4-handshake-upgrades-of-websocket"),
    OPEN_WITHOUT_PING_INTERVAL("The open packet has no pingInterval.", "engineio4-handshake-ping-interval"),
    PING_INTERVAL_IS_A_STRING("The pingInterval of the open packet is a string.", "engineio4-handshake-ping-interval"),
    OPEN_WITHOUT_PING_TIMEOUT("The open packet has no pingTimeout.", "engineio4-handshake-ping-timeout"),
    OPEN_WITHOUT_MAX_PAYLOAD("The open packet has no maxPayload.", "engineio4-handshake-max-payload"),
    OPEN_WITHOUT_TYPE("The open packet has no type.", "engineio4-handshake-open-packet"),

    // ---- long polling (Engine.IO 4, HTTP long-polling) ----

    POST_ANSWER_IS_EMPTY("A POST is answered with status 200 and nothing.", "engineio4-post-ok"),
    POST_ANSWER_IS_204("A POST is answered with status 204.", "engineio4-post-ok"),
    ERRORS_ARE_200(
            "Errors have status 200.",
            "engineio4-get-unknown-sid",
            "engineio4-post-unknown-sid",
            "engineio4-polling-eio-mandatory",
            "engineio4-polling-transport-mandatory"),
    ERRORS_ARE_500(
            "Errors have status 500.",
            "engineio4-get-unknown-sid",
            "engineio4-post-unknown-sid",
            "engineio4-polling-eio-mandatory",
            "engineio4-polling-transport-mandatory"),
    PACKETS_NOT_SEPARATED("Nothing stands between the packets of a payload.", "engineio4-payload-separator"),
    PACKETS_IN_LINES("A line feed stands between the packets of a payload.", "engineio4-payload-separator"),
    SEPARATOR_AT_THE_END(
            "A separator ends each payload.", "engineio4-payload-separator", "engineio4-handshake-open-packet"),
    LAST_PACKET_OF_A_POST_LOST(
            "Of several packets in a POST the last is lost.",
            "engineio4-message-exchange",
            "engineio4-payload-separator"),
    PACKETS_OF_A_POST_REVERSED(
            "The packets of a POST are handled from the last to the first.", "engineio4-payload-order"),
    BINARY_WITHOUT_B("Base64 in a payload has no b before it.", "engineio4-payload-base64"),
    BINARY_WITH_A_TYPE("Base64 in a payload has b4 before it, as in version 3.", "engineio4-payload-base64"),
    BINARY_AS_IT_IS("Binary data in a payload is not base64.", "engineio4-payload-base64"),
    BASE64_FOR_URLS("Base64 in a payload has the alphabet for URLs.", "engineio4-payload-base64"),
    BASE64_WITHOUT_PADDING("Base64 in a payload has no padding.", "engineio4-payload-base64"),
    PAYLOAD_IN_LATIN_1("Payloads are in ISO 8859-1.", "engineio4-encoding-utf8"),
    PAYLOAD_CUT_AT_ITS_CHARACTERS(
            "A payload has as many bytes as it should have characters.", "engineio4-encoding-utf8"),

    // ---- messages (Engine.IO 4, Message) ----

    MESSAGE_WITHOUT_TYPE("A message has no type.", "engineio4-packet-types"),
    MESSAGES_DOUBLED("Each message is sent twice.", "engineio4-message-exchange", "engineio4-get-delivers"),
    EMPTY_MESSAGES_LOST(
            "A message without a payload is not sent.",
            "engineio4-message-exchange",
            "engineio4-websocket-text-packet"),

    // ---- frames (Engine.IO 4, Packet encoding) ----

    BINARY_FRAME_WITH_A_TYPE("A binary message has the byte 4 before its payload.", "engineio4-websocket-binary-as-is"),
    BINARY_FRAME_IN_BASE64("A binary message is sent in base64.", "engineio4-websocket-binary-as-is"),
    TEXT_IN_A_BINARY_FRAME(
            "Text packets are sent in binary messages.",
            "engineio4-websocket-text-packet",
            "engineio4-handshake-open-packet"),
    SEPARATOR_IN_A_FRAME(
            "A separator ends each text message.",
            "engineio4-websocket-one-packet-per-frame",
            "engineio4-handshake-open-packet"),

    // ---- the heartbeat (Engine.IO 4, Heartbeat) ----

    NO_PINGS("The server sends no pings.", "engineio4-heartbeat-ping"),
    PINGS_ARE_PONGS("The server sends pongs for pings.", "engineio4-heartbeat-ping"),
    PINGS_SAY_PROBE("The pings of the server have a payload.", "engineio4-heartbeat-ping"),
    PONGS_NOT_HEARD("Pongs are not taken for an answer.", "engineio4-heartbeat-goes-on"),

    // ---- the upgrade (Engine.IO 4, Upgrade) ----

    PROBE_NOT_ANSWERED("The probe is not answered.", "engineio4-upgrade-probe-pong"),
    PROBE_ANSWERED_WITHOUT_PAYLOAD("The answer to the probe has no payload.", "engineio4-upgrade-probe-pong"),
    PROBE_ANSWERED_BY_A_PING("The answer to the probe is a ping.", "engineio4-upgrade-probe-pong"),
    NO_NOOP("A GET that is pending is not answered when the session upgrades.", "engineio4-upgrade-noop"),
    NOOP_IS_EMPTY(
            "A GET that is pending is answered with nothing when the session upgrades.", "engineio4-upgrade-noop"),
    UPGRADE_LOSES_PACKETS("What waits for the client is lost with an upgrade.", "engineio4-upgrade-loses-nothing"),
    UPGRADE_DOUBLES_PACKETS(
            "What waits for the client is sent twice after an upgrade.", "engineio4-upgrade-loses-nothing"),

    // ---- pages of other origins (Fetch, CORS protocol) ----

    ANY_ORIGIN_WITH_CREDENTIALS("Any origin is allowed, with credentials.", "fetch-cors-credentials-name-the-origin"),
    ORIGIN_ALLOWED_TWICE("An origin is allowed twice.", "fetch-cors-allow-origin"),
    PREFLIGHT_REFUSED("A preflight has status 400.", "fetch-cors-preflight-ok");

    private final String description;
    private final String requirements;

    EngineIoDefect(String description, String... requirements) {
        this.description = description;
        this.requirements = String.join(" ", requirements);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<String> requirements() {
        return List.of(requirements.split(" "));
    }
}
