package io.github.wsgauntlet.harness.proof.field;

import jakarta.servlet.Servlet;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.DefaultServerEndpointConfigurator;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat with an endpoint of its own Jakarta WebSocket container, on a free port of the loopback address. */
final class EmbeddedTomcat implements AutoCloseable {
    private final Path directory;
    private final Tomcat tomcat = new Tomcat();
    private final String path;

    private EmbeddedTomcat(String path) throws IOException {
        this.path = path;
        this.directory = Files.createTempDirectory("tomcat");
    }

    /**
     * Start it.
     *
     * @param endpoint what answers handshakes at the path, for each connection one
     * @param properties what an endpoint finds in its configuration
     * @param servlet what answers every other request
     */
    static EmbeddedTomcat start(
            String path, Class<? extends Endpoint> endpoint, Map<String, Object> properties, Servlet servlet)
            throws Exception {
        var started = new EmbeddedTomcat(path);
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(endpoint, path)
                // Another container on the class path would otherwise lend its configurator.
                .configurator(new DefaultServerEndpointConfigurator())
                .build();
        config.getUserProperties().putAll(properties);
        started.start(servlet).addEndpoint(config);
        return started;
    }

    private ServerContainer start(Servlet servlet) throws LifecycleException {
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", directory.toString());
        context.addServletContainerInitializer(new WsSci(), null);
        // The container only gets to see requests that some servlet is mapped to.
        Wrapper wrapper = Tomcat.addServlet(context, "default", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping("/");
        tomcat.start();
        return (ServerContainer) context.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    /** Return where it listens. */
    URI url() {
        return URI.create("ws://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            try (var left = Files.walk(directory)) {
                left.sorted(Comparator.reverseOrder())
                        .forEach(each -> each.toFile().delete());
            }
        } catch (LifecycleException | IOException e) {
            throw new IllegalStateException("Tomcat did not stop", e);
        }
    }
}
