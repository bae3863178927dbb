package io.github.wsgauntlet.harness.proof.field;

import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoServerOptions;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.engineio.server.EngineIoWebSocket;
import io.socket.engineio.server.parser.Packet;
import io.socket.engineio.server.utils.ParseQS;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.json.JSONObject;

/** The server of Engine.IO for Java, which leaves HTTP and WebSocket to Tomcat, and that of Socket.IO on it. */
final class TomcatEngineIo implements EchoServer {
    private static final String ENGINE = "engine";
    private static final int LARGEST_PACKET = 1_000_000;

    private final EngineIoServer engine;
    private final URI path;
    private final EmbeddedTomcat tomcat;

    private TomcatEngineIo(EngineIoServer engine, Spoken spoken) throws Exception {
        this.engine = engine;
        this.path = URI.create(spoken.path());
        this.tomcat =
                EmbeddedTomcat.start(path.getPath(), Connection.class, Map.of(ENGINE, engine), new Requests(engine));
    }

    /** Start one of Engine.IO that sends every message back. */
    static TomcatEngineIo engineIo() throws Exception {
        EngineIoServer engine = engine();
        engine.on("connection", connection -> {
            var socket = (EngineIoSocket) connection[0];
            socket.on("message", message -> socket.send(new Packet<>(Packet.MESSAGE, message[0])));
        });
        return new TomcatEngineIo(engine, Spoken.ENGINE_IO);
    }

    /** Start one of Socket.IO that does what the cases ask of an application. */
    static TomcatEngineIo socketIo() throws Exception {
        EngineIoServer engine = engine();
        var server = new SocketIoServer(engine);
        for (String namespace : List.of("/", "/custom")) {
            server.namespace(namespace).on("connection", connection -> serve((SocketIoSocket) connection[0]));
        }
        return new TomcatEngineIo(engine, Spoken.SOCKET_IO);
    }

    private static EngineIoServer engine() {
        return new EngineIoServer(EngineIoServerOptions.newFromDefault()
                .setAllowedCorsOrigins(EngineIoServerOptions.ALLOWED_CORS_ORIGIN_ALL)
                .setPingInterval(PING_INTERVAL.toMillis())
                .setPingTimeout(PING_TIMEOUT.toMillis()));
    }

    private static void serve(SocketIoSocket socket) {
        socket.send("auth", Optional.ofNullable(socket.getConnectData()).orElseGet(JSONObject::new));
        socket.on("message", arguments -> socket.send("message-back", sent(arguments)));
        socket.on("message-with-ack", arguments -> {
            if (arguments[arguments.length - 1]
                    instanceof SocketIoSocket.ReceivedByLocalAcknowledgementCallback wanted) {
                wanted.sendAcknowledgement(sent(Arrays.copyOf(arguments, arguments.length - 1)));
            }
        });
    }

    /** It hands over null, and wants an object that stands for it. */
    private static Object[] sent(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(each -> Optional.ofNullable(each).orElse(JSONObject.NULL))
                .toArray();
    }

    /** What comes by long polling. */
    private static final class Requests extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient EngineIoServer engine;

        Requests(EngineIoServer engine) {
            this.engine = engine;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            engine.handleRequest(request, response);
        }
    }

    /** A WebSocket connection, for Tomcat. */
    public static final class Connection extends Endpoint {
        private Optional<Messages> messages = Optional.empty();

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.setMaxTextMessageBufferSize(LARGEST_PACKET);
            session.setMaxBinaryMessageBufferSize(LARGEST_PACKET);
            var opened = new Messages(session);
            messages = Optional.of(opened);
            session.addMessageHandler(
                    String.class, (MessageHandler.Whole<String>) text -> opened.emit("message", text));
            session.addMessageHandler(
                    byte[].class, (MessageHandler.Whole<byte[]>) data -> opened.emit("message", data));
            ((EngineIoServer) config.getUserProperties().get(ENGINE)).handleWebSocket(opened);
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            messages.ifPresent(opened -> opened.emit("close"));
        }

        @Override
        public void onError(Session session, Throwable thrown) {
            messages.ifPresent(opened -> opened.emit("error", "websocket error", thrown.getMessage()));
        }
    }

    /** A WebSocket connection, for Engine.IO. */
    private static final class Messages extends EngineIoWebSocket {
        private final Session session;

        Messages(Session session) {
            this.session = session;
        }

        @Override
        public Map<String, String> getQuery() {
            return ParseQS.decode(session.getQueryString());
        }

        @Override
        public Map<String, List<String>> getConnectionHeaders() {
            return Map.of();
        }

        @Override
        public synchronized void write(String text) throws IOException {
            session.getBasicRemote().sendText(text);
        }

        @Override
        public synchronized void write(byte[] data) throws IOException {
            session.getBasicRemote().sendBinary(ByteBuffer.wrap(data));
        }

        @Override
        public void close() {
            Sending.now(session::close);
        }
    }

    @Override
    public URI url() {
        return tomcat.url().resolve(path);
    }

    @Override
    public void close() {
        tomcat.close();
        engine.shutdown();
    }
}
