package io.github.wsgauntlet.server.socketio;

import io.github.wsgauntlet.server.engineio.ProtocolRule;
import java.util.List;

/** One rule of Socket.IO 5 that the reference application keeps. Whoever breaks it loses the whole connection. */
public enum SocketIoRule implements ProtocolRule {
    // ---- packets (Packet encoding) ----

    SOCKETIO_TYPE_IS_KNOWN(
            "The type of a packet must be 0 to 6 (Socket.IO 5, Exchange protocol)",
            "socketio5-packet-types",
            "socketio5-connect-before-anything"),
    ATTACHMENT_COUNT_IS_A_NUMBER(
            "A binary packet must have the number of its attachments and a dash (Socket.IO 5, Format)",
            "socketio5-binary-count"),
    ATTACHMENTS_ARE_FEW(
            "A packet must not have more than 100 attachments (Socket.IO 5, Format)",
            "socketio5-binary-count-is-limited"),
    SOCKETIO_PAYLOAD_IS_JSON(
            "A payload must be JSON, and an id digits (Socket.IO 5, Format)",
            "socketio5-format-json",
            "socketio5-event-payload",
            "socketio5-ack-id-format"),
    PLACEHOLDER_IS_IN_RANGE(
            "Each placeholder must have its attachment (Socket.IO 5, Format)",
            "socketio5-binary-placeholder-out-of-range"),
    ATTACHMENTS_COME_NEXT(
            "Attachments must follow their packet at once (Socket.IO 5, Format)", "socketio5-binary-text-instead"),
    ATTACHMENT_IS_ANNOUNCED(
            "A binary message must be an attachment of a packet (Socket.IO 5, Format)",
            "socketio5-binary-unannounced",
            "socketio5-binary-needs-connection"),
    ATTACHMENTS_FIT(
            "Attachments must not take more than this server has for them (Socket.IO 5, Format)",
            "socketio5-binary-count-is-limited"),

    // ---- namespaces (Connection to a namespace) ----

    CONNECT_COMES_FIRST(
            "The first packet must be CONNECT (Socket.IO 5, Connection to a namespace)",
            "socketio5-connect-before-anything"),
    CONNECT_IN_TIME(
            "There must be a CONNECT in time (Socket.IO 5, Connection to a namespace)", "socketio5-connect-in-time"),
    CONNECT_PAYLOAD_IS_AN_OBJECT(
            "The payload of CONNECT must be an object (Socket.IO 5, Connection to a namespace)",
            "socketio5-connect-payload-is-an-object"),
    CONNECT_ONCE(
            "There must be one CONNECT to a namespace (Socket.IO 5, Connection to a namespace)",
            "socketio5-connect-twice"),
    NAMESPACE_IS_KNOWN("Invalid namespace", "socketio5-connect-answered"),
    CONNECT_ERROR_IS_THE_SERVERS(
            "A client must not send CONNECT_ERROR (Socket.IO 5, Connection to a namespace)",
            "socketio5-connect-error-from-client",
            "socketio5-connect-before-anything"),
    PACKET_NEEDS_CONNECTION(
            "A packet must be to a namespace that the client is connected to (Socket.IO 5, Sending data)",
            "socketio5-event-needs-connection"),
    DISCONNECT_ENDS(
            "After DISCONNECT there is no connection to the namespace (Socket.IO 5, Disconnection)",
            "socketio5-disconnect-ends"),

    // ---- events and acknowledgements (Sending and receiving data, Acknowledgement) ----

    EVENT_PAYLOAD_IS_AN_ARRAY(
            "The payload of an event must be an array (Socket.IO 5, Sending and receiving data)",
            "socketio5-event-payload"),
    EVENT_PAYLOAD_IS_NOT_EMPTY(
            "The payload of an event must not be empty (Socket.IO 5, Sending and receiving data)",
            "socketio5-event-payload"),
    EVENT_NAME_IS_A_STRING(
            "The name of an event must be a string or a number (Socket.IO 5, Sending and receiving data)",
            "socketio5-event-name"),
    EVENT_NAME_IS_FREE(
            "The name of an event must not be a reserved one (Socket.IO 5, Sending and receiving data)",
            "socketio5-event-name-reserved"),
    ACK_PAYLOAD_IS_AN_ARRAY(
            "The payload of an acknowledgement must be an array (Socket.IO 5, Acknowledgement)",
            "socketio5-ack-payload-checked"),
    ACK_HAS_AN_ID("An acknowledgement must have an id (Socket.IO 5, Acknowledgement)", "socketio5-ack-id-format");

    private final String message;
    private final String requirements;

    SocketIoRule(String message, String... requirements) {
        this.message = message;
        this.requirements = String.join(" ", requirements);
    }

    @Override
    public String message() {
        return message;
    }

    /** Return the code of a bad request: over polling, the POST that breaks a rule is answered with 400. */
    @Override
    public int code() {
        return 3;
    }

    @Override
    public List<String> requirements() {
        return List.of(requirements.split(" "));
    }
}
