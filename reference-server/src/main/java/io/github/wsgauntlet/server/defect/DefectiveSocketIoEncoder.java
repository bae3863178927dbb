package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.json.Json;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.socketio.SocketIoEncoder;
import io.github.wsgauntlet.server.socketio.SocketIoPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An encoder with a defect; one that lies elsewhere changes nothing.
 *
 * @param defect what is wrong
 * @param clean what is right
 */
record DefectiveSocketIoEncoder(SocketIoDefect defect, SocketIoEncoder clean) implements SocketIoEncoder {

    @Override
    public List<Message> messages(SocketIoPacket packet) {
        List<Message> messages = new ArrayList<>();
        messages.add(Message.text(text(packet)));
        List<byte[]> attachments = packet.attachments();
        if (!attachments.isEmpty()) {
            List<byte[]> sent = switch (defect) {
                case LAST_ATTACHMENT_LOST -> attachments.subList(0, attachments.size() - 1);
                case ATTACHMENTS_REVERSED -> attachments.reversed();
                default -> attachments;
            };
            int from = defect == SocketIoDefect.ATTACHMENTS_BEFORE_PACKET ? 0 : 1;
            messages.addAll(from, sent.stream().map(Message::binary).toList());
        }
        return messages;
    }

    @Override
    public String text(SocketIoPacket packet) {
        return switch (defect) {
            case BINARY_EVENT_IS_EVENT ->
                clean.text(retyped(packet, SocketIoPacket.Type.BINARY_EVENT, SocketIoPacket.Type.EVENT));
            case BINARY_ACK_IS_ACK ->
                clean.text(retyped(packet, SocketIoPacket.Type.BINARY_ACK, SocketIoPacket.Type.ACK));
            case PLACEHOLDERS_COUNT_FROM_1 -> clean.text(replacing(packet, DefectiveSocketIoEncoder::next));
            case PLACEHOLDERS_ARE_NULL -> clean.text(replacing(packet, placeholder -> Json.Literal.NULL));
            case ATTACHMENT_COUNT_TOO_LOW ->
                packet.attachments().isEmpty()
                        ? clean.text(packet)
                        : clean.text(packet.withAttachments(packet.attachments().subList(1, clean.count(packet))));
            case MAIN_NAMESPACE_WRITTEN ->
                packet.namespace().equals(SocketIoPacket.MAIN)
                        ? inserted(clean.text(packet), packet, SocketIoPacket.MAIN + ",")
                        : clean.text(packet);
            case NAMESPACE_WITHOUT_COMMA ->
                clean.text(packet).replaceFirst(packet.namespace() + ",", packet.namespace());
            case JSON_WITH_A_COMMA_TOO_MANY -> clean.text(packet).replaceFirst("([\\]}])$", ",$1");
            default -> clean.text(packet);
        };
    }

    private static SocketIoPacket retyped(SocketIoPacket packet, SocketIoPacket.Type from, SocketIoPacket.Type to) {
        return packet.type() == from ? packet.withType(to) : packet;
    }

    /** Put something after the type and the number of attachments. */
    private static String inserted(String text, SocketIoPacket packet, String more) {
        int at = packet.attachments().isEmpty() ? 1 : text.indexOf('-') + 1;
        return text.substring(0, at) + more + text.substring(at);
    }

    private static Json next(Json.Members placeholder) {
        Json.Digits num = (Json.Digits) placeholder.member("num").orElseThrow();
        return placeholder.with("num", Json.number(Long.parseLong(num.literal()) + 1));
    }

    private static SocketIoPacket replacing(SocketIoPacket packet, PlaceholderTwist twist) {
        return packet.withPayload(packet.payload().map(payload -> replaced(payload, twist)));
    }

    /** Makes something else of a placeholder. */
    private interface PlaceholderTwist {
        Json of(Json.Members placeholder);
    }

    private static Json replaced(Json value, PlaceholderTwist twist) {
        UnaryOperator<Json> inside = each -> replaced(each, twist);
        return switch (value) {
            case Json.Members members
            when members.member("_placeholder").equals(Optional.of(Json.Literal.TRUE)) -> twist.of(members);
            case Json.Elements(var elements) ->
                new Json.Elements(elements.stream().map(inside).toList());
            case Json.Members members -> {
                Json.Members all = members;
                for (var member : members.members().entrySet()) {
                    all = all.with(member.getKey(), inside.apply(member.getValue()));
                }
                yield all;
            }
            case Json.Text text -> text;
            case Json.Digits digits -> digits;
            case Json.Literal literal -> literal;
        };
    }
}
