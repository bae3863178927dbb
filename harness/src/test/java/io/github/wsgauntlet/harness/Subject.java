package io.github.wsgauntlet.harness;

import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * What {@code mvn verify} judges: a server at a URL, one in a container, or the embedded reference server.
 *
 * @param name what the report calls it
 * @param url where it is
 * @param end what stops it if the build has started it
 */
record Subject(String name, URI url, Runnable end) implements AutoCloseable {

    /**
     * Find or start what the properties ask for.
     *
     * @param report the directory in which a container leaves its log
     */
    static Subject start(Path report) throws IOException {
        String url = System.getProperty("wsgauntlet.target", "");
        String image = System.getProperty("wsgauntlet.target.image", "");
        if (!url.isEmpty() && !image.isEmpty()) {
            throw new IllegalArgumentException("Either -Dtarget or -Dtarget.image says what to judge, not both");
        }
        if (!url.isEmpty()) {
            return new Subject(url, ServerTarget.parse(url), () -> {});
        }
        return image.isEmpty() ? embedded() : container(image, report);
    }

    private static Subject embedded() throws IOException {
        ReferenceServer server = ReferenceServer.start(ServerOptions.defaults());
        return new Subject("reference server", server.uri(), server::close);
    }

    private static Subject container(String image, Path report) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("-Dtarget.image needs Docker, and there is none here");
        }
        int port = port(System.getProperty("wsgauntlet.target.port"));
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(port);
        try {
            container.waitingFor(Wait.forListeningPort()).start();
        } catch (RuntimeException e) {
            keepLog(container, report);
            container.stop();
            throw e;
        }
        String path = System.getProperty("wsgauntlet.target.path");
        URI url = ServerTarget.parse("ws://" + container.getHost() + ":" + container.getMappedPort(port) + path);
        return new Subject(image, url, () -> {
            keepLog(container, report);
            container.stop();
        });
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("-Dtarget.port is 0 to 65535, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static void keepLog(GenericContainer<?> container, Path report) {
        try {
            Files.createDirectories(report);
            Files.writeString(report.resolve("target.log"), container.getLogs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
