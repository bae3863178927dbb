package io.github.wsgauntlet.server.socketio;

import io.github.wsgauntlet.server.application.ServerTimer;
import io.github.wsgauntlet.server.engineio.EngineIoHandler;
import io.github.wsgauntlet.server.engineio.EngineIoSession;
import io.github.wsgauntlet.server.engineio.ProtocolRules;
import io.github.wsgauntlet.server.engineio.SessionIds;
import io.github.wsgauntlet.server.json.Json;
import io.github.wsgauntlet.server.protocol.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Socket.IO makes of one session of Engine.IO: messages become packets, and packets events of a namespace. */
final class SocketIoSession implements EngineIoHandler.Listener {

    /**
     * How long an application keeps its first event back, unless the client is faster: in one segment with the answer
     * to CONNECT it would be lost on test suites that wait for one message, and then for the next.
     */
    private static final Duration GREETING_DELAY = Duration.ofMillis(10);

    private final EngineIoSession session;
    private final SocketIo server;
    private final SocketIoParts parts;
    private final ProtocolRules rules;
    private final SocketIoDecoder decoder;
    private final SocketIoEncoder encoder;
    private final Map<String, SocketIoSocket> sockets = new HashMap<>();
    private final List<byte[]> attachments = new ArrayList<>();
    private final ServerTimer.Alarm connectTime;
    private Optional<SocketIoDecoder.Decoded> unfinished = Optional.empty();
    private boolean connecting;

    SocketIoSession(EngineIoSession session, SocketIo server, SocketIoParts parts) {
        this.session = session;
        this.server = server;
        this.parts = parts;
        this.rules = session.rules();
        this.decoder = new SocketIoDecoder(rules);
        this.encoder = parts.encoder(SocketIoEncoder.clean());
        this.connectTime = session.after(server.connectTimeout(), this::connectTimeOver);
        parts.first().forEach(this::handle);
    }

    private void connectTimeOver() {
        if (!connecting && rules.enforced(SocketIoRule.CONNECT_IN_TIME)) {
            session.fail(SocketIoRule.CONNECT_IN_TIME);
        }
    }

    @Override
    public void onMessage(Message message) {
        switch (message.type()) {
            case TEXT -> text(message.text());
            case BINARY -> binary(message.payload());
        }
    }

    @Override
    public void onClose() {
        connectTime.cancel();
        sockets.clear();
        forgetAttachments();
    }

    private void text(String text) {
        rules.require(SocketIoRule.ATTACHMENTS_COME_NEXT, unfinished.isEmpty());
        forgetAttachments();
        decoder.read(text).ifPresent(decoded -> {
            unfinished = Optional.of(decoded);
            finish(decoded);
        });
    }

    private void binary(byte[] attachment) {
        if (rules.require(SocketIoRule.ATTACHMENT_IS_ANNOUNCED, unfinished.isPresent())) {
            attachments.add(attachment);
            long held = attachments.stream().mapToLong(each -> each.length).sum();
            rules.require(SocketIoRule.ATTACHMENTS_FIT, session.hold(held));
            finish(unfinished.get());
        }
    }

    /** Handle a packet, if all of its attachments are there. */
    private void finish(SocketIoDecoder.Decoded decoded) {
        if (attachments.size() == decoded.attachments()) {
            SocketIoPacket packet = decoded.packet().withAttachments(attachments);
            forgetAttachments();
            parts.incoming(packet).forEach(this::handle);
        }
    }

    private void forgetAttachments() {
        unfinished = Optional.empty();
        if (!attachments.isEmpty()) {
            attachments.clear();
            session.hold(0);
        }
    }

    private void handle(SocketIoPacket packet) {
        session.trace().step("SocketIoSession.handle()", packet);
        if (packet.type() == SocketIoPacket.Type.CONNECT) {
            connecting = true;
            connect(packet);
            return;
        }
        if (!rules.require(SocketIoRule.CONNECT_COMES_FIRST, connecting)) {
            return;
        }
        switch (packet.type()) {
            case DISCONNECT -> {
                if (rules.enforced(SocketIoRule.DISCONNECT_ENDS)) {
                    sockets.remove(packet.namespace());
                }
            }
            case EVENT, BINARY_EVENT -> {
                rules.require(SocketIoRule.PACKET_NEEDS_CONNECTION, sockets.containsKey(packet.namespace()));
                event(socket(packet.namespace()), SocketIoEvent.of(packet));
            }
            case ACK, BINARY_ACK ->
                // This server asks for no acknowledgement, so that nobody waits for it.
                rules.require(SocketIoRule.PACKET_NEEDS_CONNECTION, sockets.containsKey(packet.namespace()));
            case CONNECT, CONNECT_ERROR -> throw new IllegalStateException("No such packet comes here");
        }
    }

    private void connect(SocketIoPacket packet) {
        String namespace = packet.namespace();
        if (!server.namespaces().containsKey(namespace) && rules.enforced(SocketIoRule.NAMESPACE_IS_KNOWN)) {
            Json why = Json.object().with("message", Json.text(SocketIoRule.NAMESPACE_IS_KNOWN.message()));
            send(SocketIoPacket.of(SocketIoPacket.Type.CONNECT_ERROR, namespace, why));
            return;
        }
        rules.require(SocketIoRule.CONNECT_ONCE, !sockets.containsKey(namespace));
        String sid = parts.sid(SessionIds.random(), session.sid());
        Json.Members auth = packet.payload()
                .filter(Json.Members.class::isInstance)
                .map(Json.Members.class::cast)
                .orElseGet(Json::object);
        SocketIoSocket socket = new SocketIoSocket(namespace, sid, auth, this::send);
        sockets.put(namespace, socket);
        send(SocketIoPacket.of(
                SocketIoPacket.Type.CONNECT, namespace, Json.object().with("sid", Json.text(sid))));
        session.after(GREETING_DELAY, () -> greet(socket));
    }

    /** Let the application say the first word, once, to whoever is still connected. */
    private void greet(SocketIoSocket socket) {
        if (sockets.containsValue(socket) && socket.isNew()) {
            session.trace().step("SocketIoHandler.onConnect()", socket.namespace());
            handler(socket.namespace()).onConnect(socket);
        }
    }

    /** Return the connection to a namespace; where none is needed, one that nobody was told of. */
    private SocketIoSocket socket(String namespace) {
        SocketIoSocket known = sockets.get(namespace);
        return known == null ? new SocketIoSocket(namespace, session.sid(), Json.object(), this::send) : known;
    }

    private void event(SocketIoSocket socket, SocketIoEvent event) {
        greet(socket);
        session.trace().step("SocketIoHandler.onEvent()", event.name());
        handler(socket.namespace()).onEvent(socket, event);
    }

    /** Return the handler of a namespace; one that should not be there has the usual one. */
    private SocketIoHandler handler(String namespace) {
        return server.namespaces().getOrDefault(namespace, SocketIoHandler.echo());
    }

    private void send(SocketIoPacket packet) {
        for (SocketIoPacket each : parts.outgoing(packet)) {
            encoder.messages(each).forEach(session::send);
        }
    }
}
