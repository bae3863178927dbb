package io.github.wsgauntlet.harness.proof.field;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.DefaultServerEndpointConfigurator;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat, embedded, with an endpoint of its own Jakarta WebSocket container; it compresses by itself. */
final class TomcatEcho implements EchoServer {
    private final Path directory;
    private final Tomcat tomcat = new Tomcat();

    TomcatEcho() throws Exception {
        directory = Files.createTempDirectory("tomcat-echo");
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var context = tomcat.addContext("", directory.toString());
        context.addServletContainerInitializer(new WsSci(), null);
        // The container only gets to see requests that some servlet is mapped to.
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet")
                .addMapping("/");
        tomcat.start();
        var container = (ServerContainer) context.getServletContext().getAttribute(ServerContainer.class.getName());
        container.addEndpoint(ServerEndpointConfig.Builder.create(Echo.class, "/")
                // Another container on the class path would otherwise lend its configurator.
                .configurator(new DefaultServerEndpointConfigurator())
                .build());
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
        return URI.create("ws://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            try (var left = Files.walk(directory)) {
                left.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        } catch (LifecycleException | IOException e) {
            throw new IllegalStateException("Tomcat did not stop", e);
        }
    }
}
