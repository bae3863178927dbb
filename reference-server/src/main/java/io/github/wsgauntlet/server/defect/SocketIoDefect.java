package io.github.wsgauntlet.server.defect;

import java.util.List;

/** One thing that a server can do wrong in Socket.IO. */
public enum SocketIoDefect implements ProtocolDefect {
    // ---- connections (Socket.IO 5, Connection to a namespace) ----

    CONNECT_NOT_ANSWERED("A CONNECT is not answered.", "socketio5-connect-answered"),
    CONNECT_WITHOUT_PAYLOAD("The answer to CONNECT has no payload.", "socketio5-connect-sid"),
    CONNECT_WITHOUT_SID("The answer to CONNECT has no sid.", "socketio5-connect-sid"),
    CONNECT_SID_IS_A_NUMBER("The sid in the answer to CONNECT is a number.", "socketio5-connect-sid"),
    CONNECT_SID_ALWAYS_THE_SAME("All connections to namespaces have the same sid.", "socketio5-connect-sid-unique"),
    CONNECT_SID_OF_THE_SESSION(
            "The sid of a connection is that of the session of Engine.IO.", "socketio5-connect-sid-is-its-own"),
    CONNECT_ANSWERED_TWICE("A CONNECT is answered twice.", "socketio5-connect-answered"),
    CONNECT_ANSWERED_IN_MAIN(
            "Whatever its namespace is, a CONNECT is answered in the main one.",
            "socketio5-connect-answered",
            "socketio5-format-namespace"),
    CONNECT_IMPLIED(
            "Each client is connected to the main namespace, as in version 4.", "socketio5-connect-not-implicit"),
    CONNECT_PAYLOAD_LOST("What a client sends along with CONNECT is lost.", "socketio5-connect-payload"),
    CONNECT_ERROR_NOT_SENT("A CONNECT that is refused is not answered.", "socketio5-connect-answered"),
    CONNECT_ERROR_IS_A_STRING("The payload of CONNECT_ERROR is a string.", "socketio5-connect-error-object"),
    CONNECT_ERROR_WITHOUT_MESSAGE("CONNECT_ERROR does not say why.", "socketio5-connect-error-message"),
    CONNECT_ERROR_IN_MAIN(
            "CONNECT_ERROR is of the main namespace, always.",
            "socketio5-connect-error-names-the-namespace",
            "socketio5-connect-answered"),
    DISCONNECT_ENDS_ALL(
            "A DISCONNECT ends the connection to the main namespace, too.", "socketio5-disconnect-keeps-others"),

    // ---- events (Socket.IO 5, Sending and receiving data) ----

    EVENTS_IN_MAIN(
            "Events are sent in the main namespace, always.", "socketio5-event-exchange", "socketio5-format-namespace"),
    EVENT_LOSES_ITS_LAST_ARGUMENT("An event is sent without its last argument.", "socketio5-event-exchange"),
    EVENT_IS_ITS_NAME(
            "An event is sent as its name, without an array.", "socketio5-event-payload", "socketio5-event-exchange"),
    MAIN_NAMESPACE_WRITTEN(
            "The main namespace is written.", "socketio5-format-namespace", "socketio5-connect-answered"),
    NAMESPACE_WITHOUT_COMMA("No comma ends a namespace.", "socketio5-format-namespace", "socketio5-connect-answered"),
    JSON_WITH_A_COMMA_TOO_MANY(
            "Payloads have a comma too many at the end.", "socketio5-format-json", "socketio5-connect-sid"),

    // ---- acknowledgements (Socket.IO 5, Acknowledgement) ----

    ACK_NOT_SENT("No acknowledgement is sent.", "socketio5-ack-same-id"),
    ACK_SENT_TWICE("Each acknowledgement is sent twice.", "socketio5-ack-same-id"),
    ACK_WITHOUT_ID("An acknowledgement has no id.", "socketio5-ack-same-id"),
    ACK_HAS_THE_NEXT_ID("The id of an acknowledgement is 1 higher than that of its event.", "socketio5-ack-same-id"),
    ACK_IS_AN_EVENT("An acknowledgement is sent as an event.", "socketio5-ack-same-id"),
    ACK_IN_MAIN("Acknowledgements are sent in the main namespace, always.", "socketio5-ack-in-the-namespace"),
    ACK_WITHOUT_ARRAY("An acknowledgement is its first argument, without an array.", "socketio5-ack-payload"),
    ACK_UNASKED("An event is acknowledged though it has no id.", "socketio5-ack-only-when-asked"),

    // ---- binary data (Socket.IO 5, Format) ----

    BINARY_EVENT_IS_EVENT("An event with attachments has the type of one without.", "socketio5-binary-count"),
    BINARY_ACK_IS_ACK("An acknowledgement with attachments has the type of one without.", "socketio5-binary-ack"),
    ATTACHMENT_COUNT_TOO_LOW("The number of attachments is 1 too low.", "socketio5-binary-count"),
    LAST_ATTACHMENT_LOST("The last attachment is not sent.", "socketio5-binary-attachments-follow"),
    ATTACHMENTS_REVERSED("Attachments are sent from the last to the first.", "socketio5-binary-attachments-follow"),
    ATTACHMENTS_BEFORE_PACKET("Attachments are sent before their packet.", "socketio5-binary-attachments-follow"),
    PLACEHOLDERS_COUNT_FROM_1("Placeholders count from 1.", "socketio5-binary-placeholder"),
    PLACEHOLDERS_ARE_NULL("There is null in the place of binary data.", "socketio5-binary-placeholder");

    private final String description;
    private final String requirements;

    SocketIoDefect(String description, String... requirements) {
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
