package example;

import io.github.wsgauntlet.harness.junit.Gauntlet;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class Rfc6455Test {
    private static final EchoServer SERVER = new EchoServer();

    @BeforeAll
    static void start() {
        SERVER.start();
        SERVER.started.join();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        SERVER.stop();
    }

    @TestFactory
    Stream<DynamicNode> rfc6455() {
        return Gauntlet.against(URI.create("ws://127.0.0.1:" + SERVER.getPort() + "/"))
                .named("Java-WebSocket")
                .including("framing/opcodes", "framing/reserved-bits", "masking/keys", "masking/unmasked/data")
                .baseline(Path.of(System.getProperty("baseline", "known.yaml")))
                .tests();
    }

    private static final class EchoServer extends WebSocketServer {
        private final CompletableFuture<Void> started = new CompletableFuture<>();

        EchoServer() {
            super(new InetSocketAddress("127.0.0.1", 0));
        }

        @Override
        public void onStart() {
            started.complete(null);
        }

        @Override
        public void onMessage(WebSocket connection, String message) {
            connection.send(message);
        }

        @Override
        public void onMessage(WebSocket connection, ByteBuffer message) {
            connection.send(message);
        }

        @Override
        public void onOpen(WebSocket connection, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket connection, Exception e) {}
    }
}
