package io.github.wsgauntlet.harness.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.harness.proof.Proof;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers of Engine.IO and Socket.IO get the verdicts of their baselines, and no others. Those in containers are
 * skipped where Docker is not.
 */
@Proof
class FieldOnTopTest {
    /** They wait for their own heartbeats most of the time. */
    private static final int SERVERS_AT_A_TIME = 4;

    private static final Map<String, Future<Meeting>> MEETINGS = new ConcurrentHashMap<>();

    @BeforeAll
    static void meetThemAll() {
        LogManager.getLogManager().reset();
        try (var executor = Executors.newFixedThreadPool(SERVERS_AT_A_TIME)) {
            if (FieldContainersTest.thereIsDocker()) {
                inContainers().map(ContainerServer::family).distinct().forEach(FieldContainersTest::image);
                inContainers().forEach(each -> meet(executor, each.id(), () -> FieldContainersTest.meet(each)));
            }
            inside().forEach(each -> meet(executor, each.id(), () -> FieldTest.meet(each)));
        }
    }

    private static void meet(ExecutorService executor, String id, Callable<Meeting> meeting) {
        MEETINGS.put(id, executor.submit(meeting));
    }

    @AfterAll
    static void putThemSideBySide() throws IOException {
        FieldPage.ON_TOP.write();
        MEETINGS.clear();
    }

    static Stream<FieldServer> inside() {
        return FieldServer.on(FieldPage.ON_TOP);
    }

    static Stream<ContainerServer> inContainers() {
        return ContainerServer.on(FieldPage.ON_TOP);
    }

    @ParameterizedTest
    @MethodSource("inside")
    void one_inside_this_jvm_gets_the_verdicts_of_its_baseline(FieldServer server) throws Exception {
        verify(server.id());
    }

    @ParameterizedTest
    @MethodSource("inContainers")
    void one_in_a_container_gets_the_verdicts_of_its_baseline(ContainerServer server) throws Exception {
        assumeTrue(MEETINGS.containsKey(server.id()), FieldContainersTest.NO_DOCKER);
        verify(server.id());
    }

    private static void verify(String id) throws Exception {
        Meeting meeting = MEETINGS.get(id).get();
        assertThat(meeting.surprises()).isEmpty();
        assertThat(meeting.unjudged()).isEmpty();
    }
}
