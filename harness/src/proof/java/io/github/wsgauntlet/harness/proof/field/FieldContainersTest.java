package io.github.wsgauntlet.harness.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.StartedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** Servers in other languages get the verdicts of their baselines, and no others. Skipped where Docker is not. */
@Proof
class FieldContainersTest {
    static final String NO_DOCKER = "There is no Docker here, so that the servers in containers are not met.";

    private static final Path IMAGES = Path.of("src", "proof", "resources", "field", "containers");
    private static final int PORT = 9001;
    private static final int SERVERS_AT_A_TIME = 4;
    private static final Duration TO_START = Duration.ofMinutes(2);

    /** Some of them end a connection for reasons of their own, as Flask-SocketIO does, or fall silent. */
    private static final int MOST_UNJUDGED = 45;

    /** Most of them wait somewhere, so that many connections at a time save much time. */
    private static final int CASES_AT_A_TIME = 48;

    private static final Map<ContainerServer, Future<Meeting>> MEETINGS = new EnumMap<>(ContainerServer.class);
    private static final Map<String, ImageFromDockerfile> BUILT = new ConcurrentHashMap<>();

    @BeforeAll
    static void meetThemAll() {
        assumeTrue(thereIsDocker(), NO_DOCKER);
        servers().map(ContainerServer::family).distinct().forEach(FieldContainersTest::image);
        try (var executor = Executors.newFixedThreadPool(SERVERS_AT_A_TIME)) {
            for (ContainerServer server : servers().toList()) {
                MEETINGS.put(server, executor.submit(() -> meet(server)));
            }
        }
    }

    @AfterAll
    static void putThemSideBySide() throws IOException {
        FieldPage.SERVERS.write();
        MEETINGS.clear();
        BUILT.clear();
    }

    /** Some machines reach the package registries from the host's own network only. */
    static ImageFromDockerfile image(String family) {
        return BUILT.computeIfAbsent(family, name -> {
            var image = new ImageFromDockerfile("wsgauntlet-field/" + name + ":latest", false)
                    .withFileFromPath(".", IMAGES.resolve(name))
                    .withBuildImageCmdModifier(build -> build.withNetworkMode("host"));
            image.get();
            return image;
        });
    }

    static Stream<ContainerServer> servers() {
        return ContainerServer.on(FieldPage.SERVERS);
    }

    static boolean thereIsDocker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static Meeting meet(ContainerServer server) throws Exception {
        String image = image(server.family()).get();
        URI url = URI.create("ws://127.0.0.1:" + free() + server.path());
        ServerTarget target = Meeting.target(server.title(), url);
        FieldPage page = server.spoken().page();
        Path output = page.records().resolve(server.id() + ".log");
        try (var running = StartedServer.inContainer(target, image, PORT, server.command(), output)) {
            assertThat(running.awaitBack(TO_START)).as(server.title()).isTrue();
            return Meeting.with(page, server.id(), target, running, CASES_AT_A_TIME, server.unplayed());
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void gets_the_verdicts_of_its_baseline(ContainerServer server) throws Exception {
        Meeting meeting = MEETINGS.get(server).get();
        assertThat(meeting.surprises()).isEmpty();
        assertThat(meeting.unjudged()).hasSizeLessThan(MOST_UNJUDGED);
    }
}
