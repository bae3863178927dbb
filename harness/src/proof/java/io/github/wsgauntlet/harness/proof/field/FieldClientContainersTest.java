package io.github.wsgauntlet.harness.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.reception.StartedClient;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Lifeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.DockerClientFactory;

/**
 * Clients in other languages get the verdicts of their baselines, and no others. They are on the network of this
 * machine, where the tester listens on the loopback address. Skipped where Docker is not.
 */
@Proof
class FieldClientContainersTest {
    private static final int CLIENTS_AT_A_TIME = 4;
    private static final int PROCESSES_OF_EACH = 4;

    private static final Map<ContainerClient, Future<Meeting>> MEETINGS = new EnumMap<>(ContainerClient.class);

    @BeforeAll
    static void meetThemAll() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "There is no Docker here, so that the clients in containers are not met.");
        Arrays.stream(ContainerClient.values())
                .map(ContainerClient::family)
                .distinct()
                .forEach(FieldContainersTest::image);
        try (var executor = Executors.newFixedThreadPool(CLIENTS_AT_A_TIME)) {
            // Those that end most often, and take longest for it, stand last.
            for (ContainerClient client : List.of(ContainerClient.values()).reversed()) {
                MEETINGS.put(client, executor.submit(() -> meet(client)));
            }
        }
    }

    @AfterAll
    static void putThemSideBySide() throws IOException {
        FieldPage.CLIENTS.write();
        MEETINGS.clear();
    }

    private static Meeting meet(ContainerClient client) throws Exception {
        String image = FieldContainersTest.image(client.family()).get();
        // The first process of a container takes no signal that it has not asked for, but for one that is made for it.
        String command = "docker run --rm --init --network host " + image + " " + client.command();
        Path output = FieldPage.CLIENTS.records().resolve(client.id() + ".log");
        try (var started =
                StartedClient.of(command + " " + StartedClient.URL, PROCESSES_OF_EACH, output, Optional.empty())) {
            var target = new ClientTarget(client.title(), "in a container", false, started);
            return Meeting.with(
                    FieldPage.CLIENTS, client.id(), target, Lifeline.of(target), PROCESSES_OF_EACH, client.notAsked());
        }
    }

    @ParameterizedTest
    @EnumSource(ContainerClient.class)
    void gets_the_verdicts_of_its_baseline(ContainerClient client) throws Exception {
        Meeting meeting = MEETINGS.get(client).get();
        assertThat(meeting.surprises()).isEmpty();
        assertThat(meeting.unjudged()).isEmpty();
    }
}
