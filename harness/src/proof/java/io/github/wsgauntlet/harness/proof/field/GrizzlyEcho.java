package io.github.wsgauntlet.harness.proof.field;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.tyrus.core.TyrusServerEndpointConfigurator;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.ext.extension.deflate.PerMessageDeflateExtension;
import org.glassfish.tyrus.server.Server;

/** Tyrus on Grizzly, stand-alone, with its permessage-deflate. It listens on every address, whatever it is told. */
final class GrizzlyEcho implements EchoServer {
    private static final int ANY_FREE_PORT = -1;
    private static final int ROOM_FOR_FRAME_HEADERS = 1024;

    private final Server server;

    GrizzlyEcho() throws DeploymentException {
        Map<String, Object> properties =
                Map.of(TyrusWebSocketEngine.INCOMING_BUFFER_SIZE, LARGEST_MESSAGE + ROOM_FOR_FRAME_HEADERS);
        server = new Server("127.0.0.1", ANY_FREE_PORT, "/", properties, Configuration.class);
        server.start();
    }

    /** Says where the endpoint is, and that it compresses. */
    public static final class Configuration implements ServerApplicationConfig {
        @Override
        public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> found) {
            return Set.of(ServerEndpointConfig.Builder.create(Echo.class, "/")
                    .extensions(List.of(new PerMessageDeflateExtension()))
                    // Another container on the class path would otherwise lend its configurator.
                    .configurator(new TyrusServerEndpointConfigurator())
                    .build());
        }

        @Override
        public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> found) {
            return Set.of();
        }
    }

    /** Sends every message back. */
    public static final class Echo extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
            session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>)
                    message -> Sending.now(() -> session.getBasicRemote().sendText(message)));
            session.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>)
                    message -> Sending.now(() -> session.getBasicRemote().sendBinary(message)));
        }

        @Override
        public void onError(Session session, Throwable thrown) {
            // The container closes the session by then.
        }
    }

    @Override
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.getPort() + "/");
    }

    @Override
    public void close() {
        server.stop();
    }
}
