package io.github.wsgauntlet.harness.proof.echo;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.engineio.EngineIoApplication;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.socketio.SocketIo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Protocols in which the reference server sends messages back, each with the adapter for it. */
enum Envelope {
    /** Events of Socket.IO, which are acknowledged. */
    SOCKET_IO("socketio:message-with-ack", "socket.io/?EIO=4&transport=websocket") {
        @Override
        Application application() {
            var options = EngineIoOptions.defaults().withPath(SocketIo.PATH).withMaxPayload(MOST_BYTES);
            return EngineIoApplication.of(options, SocketIo.echo());
        }
    },
    /** Objects of JSON with numbers, after a greeting, and with a heartbeat before each answer. */
    CHAT("chat.yaml", "") {
        @Override
        Application application() {
            return new Chat();
        }
    },
    /** Texts and binary messages between two texts each. */
    LINES("lines.yaml", "") {
        @Override
        Application application() {
            return Envelope::answerLine;
        }
    };

    /** As many as the server takes without it, and more than what wraps its greatest messages needs. */
    private static final int MOST_BYTES = 64 << 20;

    private static final byte[] ASKED = "> ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SAID = "< ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = " .".getBytes(StandardCharsets.US_ASCII);

    private final String adapter;
    private final String path;

    Envelope(String adapter, String path) {
        this.adapter = adapter;
        this.path = path;
    }

    /** Return what the server does with messages. */
    abstract Application application();

    String adapter() {
        return adapter;
    }

    String path() {
        return path;
    }

    private static void answerLine(WebSocketSession session, Message message) {
        byte[] came = message.payload();
        if (came.length >= ASKED.length && Arrays.equals(came, 0, ASKED.length, ASKED, 0, ASKED.length)) {
            byte[] answer = Arrays.copyOf(SAID, came.length + END.length);
            System.arraycopy(came, ASKED.length, answer, SAID.length, came.length - ASKED.length);
            System.arraycopy(END, 0, answer, came.length, END.length);
            session.send(Message.of(message.type(), answer));
        }
    }

    /** Sends nothing back before it was greeted, and nothing that is no object of its own. */
    private static final class Chat implements Application {
        private static final JsonMapper JSON = new JsonMapper();

        private final Set<WebSocketSession> greeted = ConcurrentHashMap.newKeySet();

        @Override
        public void onOpen(WebSocketSession session) {
            session.send(Message.text("{\"type\":\"welcome\",\"version\":1}"));
        }

        @Override
        public void onClose(WebSocketSession session, CloseStatus status) {
            greeted.remove(session);
        }

        @Override
        public void onMessage(WebSocketSession session, Message message) {
            if (message.type() == Message.Type.TEXT) {
                answer(session, read(message.text()));
            }
        }

        private void answer(WebSocketSession session, JsonNode said) {
            String type = said.path("type").asString("");
            if (type.equals("hello")) {
                greeted.add(session);
                session.send(Message.text("{\"type\":\"ready\"}"));
            } else if (type.equals("echo") && greeted.contains(session)) {
                session.send(Message.text("{\"type\":\"ping\"}"));
                var answer = JSON.createObjectNode();
                answer.put("body", said.path("body").asString());
                answer.put("type", "echoed");
                answer.put("id", said.path("id").asInt());
                session.send(Message.text(answer.toString()));
            }
        }

        private static JsonNode read(String text) {
            try {
                return JSON.readTree(text);
            } catch (JacksonException e) {
                return JSON.createObjectNode();
            }
        }
    }
}
