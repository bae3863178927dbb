package io.github.wsgauntlet.harness.proof.field;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.catalina.servlets.DefaultServlet;

/** Tomcat, embedded, with an endpoint of its own Jakarta WebSocket container; it compresses by itself. */
final class TomcatEcho implements EchoServer {
    private final EmbeddedTomcat tomcat;

    TomcatEcho() throws Exception {
        tomcat = EmbeddedTomcat.start("/", Echo.class, Map.of(), new DefaultServlet());
    }

    /** Sends every message back. It takes parts, as a whole message would cost the full buffer on each connection. */
    public static final class Echo extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            var text = new StringBuilder();
            session.addMessageHandler(String.class, (MessageHandler.Partial<String>) (part, last) -> {
                if (text.length() + part.length() > LARGEST_MESSAGE) {
                    tooLarge(session);
                    return;
                }
                text.append(part);
                if (last) {
                    Sending.now(() -> session.getBasicRemote().sendText(text.toString()));
                    text.setLength(0);
                }
            });
            var binary = new ByteArrayOutputStream();
            session.addMessageHandler(byte[].class, (MessageHandler.Partial<byte[]>) (part, last) -> {
                if (binary.size() + part.length > LARGEST_MESSAGE) {
                    tooLarge(session);
                    return;
                }
                binary.writeBytes(part);
                if (last) {
                    Sending.now(() -> session.getBasicRemote().sendBinary(ByteBuffer.wrap(binary.toByteArray())));
                    binary.reset();
                }
            });
        }

        @Override
        public void onError(Session session, Throwable thrown) {
            // The container closes the session by then.
        }

        private static void tooLarge(Session session) {
            Sending.now(() -> session.close(new CloseReason(CloseReason.CloseCodes.TOO_BIG, "")));
        }
    }

    @Override
    public URI url() {
        return tomcat.url();
    }

    @Override
    public void close() {
        tomcat.close();
    }
}
