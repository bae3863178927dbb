package io.github.wsgauntlet.server.socketio;

import io.github.wsgauntlet.server.engineio.ProtocolRules;
import io.github.wsgauntlet.server.json.Json;
import io.github.wsgauntlet.server.json.JsonException;
import io.github.wsgauntlet.server.json.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the texts of packets (Socket.IO 5, Packet encoding). What a rule lets pass that is waived is no packet, unless
 * it can be understood all the same.
 *
 * @param rules the rules to keep
 */
record SocketIoDecoder(ProtocolRules rules) {

    /** A packet without its attachments, and how many of them are to follow. */
    record Decoded(SocketIoPacket packet, int attachments) {}

    private static final int MOST_ATTACHMENTS = 100;
    private static final int LONGEST_COUNT = 9;
    private static final Pattern COUNT = Pattern.compile("([0-9]{1," + LONGEST_COUNT + "})-");
    private static final Pattern NAMESPACE = Pattern.compile("(/[^,]*)(,|$)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[0-9]+");
    private static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    /**
     * Read a packet.
     *
     * @throws io.github.wsgauntlet.server.engineio.BrokenRule when it is none
     */
    Optional<Decoded> read(String text) {
        Optional<SocketIoPacket.Type> type = text.isEmpty() ? Optional.empty() : SocketIoPacket.Type.of(text.charAt(0));
        rules.require(SocketIoRule.SOCKETIO_TYPE_IS_KNOWN, type.isPresent());
        return type.flatMap(known -> read(known, text.substring(1)));
    }

    private Optional<Decoded> read(SocketIoPacket.Type type, String rest) {
        int from = 0;
        int attachments = 0;
        if (type.isBinary()) {
            Matcher count = COUNT.matcher(rest);
            if (!rules.require(SocketIoRule.ATTACHMENT_COUNT_IS_A_NUMBER, count.lookingAt())) {
                return Optional.empty();
            }
            attachments = Integer.parseInt(count.group(1));
            rules.require(SocketIoRule.ATTACHMENTS_ARE_FEW, attachments <= MOST_ATTACHMENTS);
            from = count.end();
        }
        Matcher namespace = NAMESPACE.matcher(rest).region(from, rest.length());
        boolean named = namespace.lookingAt();
        from = named ? namespace.end() : from;
        Matcher id = ID.matcher(rest).region(from, rest.length());
        boolean numbered = id.lookingAt();
        from = numbered ? id.end() : from;
        try {
            Optional<Json> payload =
                    from == rest.length() ? Optional.empty() : Optional.of(JsonReader.read(rest.substring(from)));
            SocketIoPacket packet = new SocketIoPacket(
                    type,
                    named ? namespace.group(1) : SocketIoPacket.MAIN,
                    numbered ? Optional.of(id.group()) : Optional.empty(),
                    payload,
                    List.of());
            return isSound(packet, attachments) ? Optional.of(new Decoded(packet, attachments)) : Optional.empty();
        } catch (JsonException none) {
            rules.require(SocketIoRule.SOCKETIO_PAYLOAD_IS_JSON, false);
            return Optional.empty();
        }
    }

    /** Return whether a packet can be understood. */
    private boolean isSound(SocketIoPacket packet, int attachments) {
        return switch (packet.type()) {
            case CONNECT ->
                rules.require(
                        SocketIoRule.CONNECT_PAYLOAD_IS_AN_OBJECT,
                        packet.payload().isEmpty() || packet.payload().get() instanceof Json.Members);
            case DISCONNECT -> true;
            case CONNECT_ERROR -> rules.require(SocketIoRule.CONNECT_ERROR_IS_THE_SERVERS, false);
            case EVENT, BINARY_EVENT -> isEvent(packet) && hasPlaceholders(packet, attachments);
            case ACK, BINARY_ACK ->
                rules.require(SocketIoRule.ACK_HAS_AN_ID, packet.id().isPresent())
                        && rules.require(
                                SocketIoRule.ACK_PAYLOAD_IS_AN_ARRAY,
                                packet.payload()
                                        .filter(Json.Elements.class::isInstance)
                                        .isPresent())
                        && hasPlaceholders(packet, attachments);
        };
    }

    private boolean isEvent(SocketIoPacket packet) {
        if (!rules.require(
                SocketIoRule.EVENT_PAYLOAD_IS_AN_ARRAY,
                packet.payload().filter(Json.Elements.class::isInstance).isPresent())) {
            return false;
        }
        List<Json> elements = ((Json.Elements) packet.payload().orElseThrow()).elements();
        if (!rules.require(SocketIoRule.EVENT_PAYLOAD_IS_NOT_EMPTY, !elements.isEmpty())) {
            return false;
        }
        return switch (elements.getFirst()) {
            case Json.Text(var name) -> {
                rules.require(SocketIoRule.EVENT_NAME_IS_FREE, !RESERVED.contains(name));
                yield true;
            }
            case Json.Digits number -> true;
            case Json.Members none -> rules.require(SocketIoRule.EVENT_NAME_IS_A_STRING, false);
            case Json.Elements none -> rules.require(SocketIoRule.EVENT_NAME_IS_A_STRING, false);
            case Json.Literal none -> rules.require(SocketIoRule.EVENT_NAME_IS_A_STRING, false);
        };
    }

    private boolean hasPlaceholders(SocketIoPacket packet, int attachments) {
        if (packet.type().isBinary()) {
            packet.payload()
                    .ifPresent(payload ->
                            rules.require(SocketIoRule.PLACEHOLDER_IS_IN_RANGE, isInRange(payload, attachments)));
        }
        return true;
    }

    /** Return whether each placeholder in a value has its attachment. */
    private static boolean isInRange(Json value, int attachments) {
        return switch (value) {
            case Json.Members members
            when isPlaceholder(members) ->
                members.member("num")
                        .filter(num -> num instanceof Json.Digits(var digits)
                                && digits.matches("[0-9]{1," + LONGEST_COUNT + "}")
                                && Integer.parseInt(digits) < attachments)
                        .isPresent();
            case Json.Members(var members) -> members.values().stream().allMatch(each -> isInRange(each, attachments));
            case Json.Elements(var elements) -> elements.stream().allMatch(each -> isInRange(each, attachments));
            case Json.Text text -> true;
            case Json.Digits digits -> true;
            case Json.Literal literal -> true;
        };
    }

    private static boolean isPlaceholder(Json.Members members) {
        return members.member("_placeholder").equals(Optional.of(Json.Literal.TRUE));
    }
}
