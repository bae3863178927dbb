package io.github.wsgauntlet.harness.proof.field;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.io.ByteArrayOutputStream;
import java.net.URI;

/**
 * Helidon's web server with a WebSocket listener; it has no compression to turn on. A frame may have 1 MiB, as Helidon
 * has it by default: the time it takes to unmask one grows with the square of its length.
 */
final class HelidonEcho implements EchoServer {
    private final WebServer server;

    HelidonEcho() {
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .addRouting(WsRouting.builder().endpoint("/", Echo::new))
                .build()
                .start();
    }

    /** Sends every message back once its last fragment is there. */
    private static final class Echo implements WsListener {
        private static final int TOO_BIG = 1009;

        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public void onMessage(WsSession session, String part, boolean last) {
            if (text.length() + part.length() > LARGEST_MESSAGE) {
                session.close(TOO_BIG, "");
                return;
            }
            text.append(part);
            if (last) {
                session.send(text.toString(), true);
                text.setLength(0);
            }
        }

        @Override
        public void onMessage(WsSession session, BufferData part, boolean last) {
            if (binary.size() + part.available() > LARGEST_MESSAGE) {
                session.close(TOO_BIG, "");
                return;
            }
            binary.writeBytes(part.readBytes());
            if (last) {
                session.send(BufferData.create(binary.toByteArray()), true);
                binary.reset();
            }
        }

        @Override
        public void onPing(WsSession session, BufferData payload) {
            // Helidon leaves the answer to the listener.
            session.pong(payload);
        }
    }

    @Override
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/");
    }

    @Override
    public void close() {
        server.stop();
    }
}
