package io.github.wsgauntlet.harness.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.StartedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** A server in a container comes back when it ends, and its container goes with the run. Skipped without Docker. */
@Proof
class ContainedServerTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @BeforeAll
    static void needs_docker() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "There is no Docker here, so that no server is started from an image.");
    }

    @Test
    void comes_back_when_it_has_ended_and_leaves_nothing_behind() throws Exception {
        ContainerServer server = ContainerServer.NPM_WS;
        String image = FieldContainersTest.image(server.family()).get();
        int port = free();
        ServerTarget target = Meeting.target(server.title(), URI.create("ws://127.0.0.1:" + port + "/"));
        Path output = directory.resolve("server.log");
        try (var running = StartedServer.inContainer(target, image, 9001, server.command(), output)) {
            assertThat(running.awaitBack(LONG)).isTrue();
            assertThat(running.deaths()).isZero();
            assertThat(at(port)).hasSize(1);
            docker("kill", at(port).getFirst());
            assertThat(running.awaitBack(LONG)).isTrue();
            assertThat(running.deaths()).isPositive();
            assertThat(running.load()).isEmpty();
        }
        assertThat(at(port)).isEmpty();
        assertThat(output).isNotEmptyFile();
    }

    private static List<String> at(int port) throws Exception {
        return docker("ps", "--quiet", "--filter", "publish=" + port);
    }

    private static List<String> docker(String... words) throws Exception {
        var all = new ArrayList<>(List.of("docker"));
        all.addAll(List.of(words));
        Process process = new ProcessBuilder(all).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().toList();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
