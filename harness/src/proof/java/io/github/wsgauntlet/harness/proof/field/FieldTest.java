package io.github.wsgauntlet.harness.proof.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.ServerTarget;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java servers nobody here wrote get the verdicts of their baselines, and no others. */
@Proof
class FieldTest {
    /** Each of them waits now and then; together they keep the machine busy. */
    private static final int SERVERS_AT_A_TIME = 4;

    /** Most of them wait somewhere, so that many connections at a time save much time. */
    private static final int CASES_AT_A_TIME = 48;

    private static final Map<FieldServer, Future<Meeting>> MEETINGS = new EnumMap<>(FieldServer.class);

    @BeforeAll
    static void meetThemAll() {
        LogManager.getLogManager().reset();
        // Armeria would keep every connection open for three more seconds than its handler asks for.
        System.setProperty("com.linecorp.armeria.defaultHttp1ConnectionCloseDelayMillis", "0");
        try (var executor = Executors.newFixedThreadPool(SERVERS_AT_A_TIME)) {
            for (FieldServer server : servers().toList()) {
                MEETINGS.put(server, executor.submit(() -> meet(server)));
            }
        }
    }

    @AfterAll
    static void putThemSideBySide() throws IOException {
        FieldPage.SERVERS.write();
        MEETINGS.clear();
    }

    static Stream<FieldServer> servers() {
        return FieldServer.on(FieldPage.SERVERS);
    }

    static Meeting meet(FieldServer server) throws Exception {
        try (var running = server.start()) {
            ServerTarget target = Meeting.target(server.title(), running.url());
            return Meeting.with(
                    server.spoken().page(),
                    server.id(),
                    target,
                    Lifeline.of(target),
                    CASES_AT_A_TIME,
                    server.unplayed());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void gets_the_verdicts_of_its_baseline(FieldServer server) throws Exception {
        Meeting meeting = MEETINGS.get(server).get();
        assertThat(meeting.surprises()).isEmpty();
        assertThat(meeting.unjudged()).isEmpty();
    }
}
