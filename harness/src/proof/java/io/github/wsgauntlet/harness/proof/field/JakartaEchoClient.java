package io.github.wsgauntlet.harness.proof.field;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import jakarta.websocket.WebSocketContainer;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.ext.extension.deflate.PerMessageDeflateExtension;

/** The client of a Jakarta WebSocket container, with its permessage-deflate. */
final class JakartaEchoClient implements EchoClient {
    private static final int ROOM_FOR_FRAME_HEADERS = 1024;

    private final WebSocketContainer container;
    private final List<Extension> compression;
    private final Supplier<Endpoint> echo;
    private final Runnable close;

    private JakartaEchoClient(
            WebSocketContainer container, List<Extension> compression, Supplier<Endpoint> echo, Runnable close) {
        this.container = container;
        this.compression = compression;
        this.echo = echo;
        this.close = close;
    }

    static JakartaEchoClient ofTomcat() {
        var container = new WsWebSocketContainer();
        List<Extension> compression = List.copyOf(container.getInstalledExtensions());
        return new JakartaEchoClient(container, compression, TomcatEcho.Echo::new, container::destroy);
    }

    /** Return that of Tyrus, on Grizzly. */
    static JakartaEchoClient ofTyrus() {
        ClientManager container = ClientManager.createClient(GrizzlyClientContainer.class.getName());
        container.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
        container
                .getProperties()
                .put(TyrusWebSocketEngine.INCOMING_BUFFER_SIZE, LARGEST_MESSAGE + ROOM_FOR_FRAME_HEADERS);
        return new JakartaEchoClient(
                container, List.of(new PerMessageDeflateExtension()), GrizzlyEcho.Echo::new, container::shutdown);
    }

    @Override
    public void visit(URI url) throws Exception {
        var visit = new Visit(echo.get());
        ClientEndpointConfig config =
                ClientEndpointConfig.Builder.create().extensions(compression).build();
        Session session = container.connectToServer(visit, config, url);
        try {
            visit.over.await();
        } catch (InterruptedException e) {
            session.close();
            throw e;
        }
    }

    /** Sends every message back, and tells when the connection has ended. */
    private static final class Visit extends Endpoint {
        private final Endpoint echo;
        private final CountDownLatch over = new CountDownLatch(1);

        private Visit(Endpoint echo) {
            this.echo = echo;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            echo.onOpen(session, config);
        }

        @Override
        public void onError(Session session, Throwable thrown) {
            // The container closes the session by then.
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            over.countDown();
        }
    }

    @Override
    public void close() {
        close.run();
    }
}
