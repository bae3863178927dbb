package io.github.wsgauntlet.harness.proof.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.target.CalledArrivals;
import io.github.wsgauntlet.harness.target.Caller;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Lifeline;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Java clients nobody here wrote get the verdicts of their baselines, and no others. */
@Proof
class FieldClientsTest {
    private static final int CLIENTS_AT_A_TIME = 3;
    private static final int CASES_AT_A_TIME = 16;
    private static final Map<FieldClient, Future<Meeting>> MEETINGS = new EnumMap<>(FieldClient.class);

    @BeforeAll
    static void meetThemAll() {
        LogManager.getLogManager().reset();
        try (var executor = Executors.newFixedThreadPool(CLIENTS_AT_A_TIME)) {
            for (FieldClient client : FieldClient.values()) {
                MEETINGS.put(client, executor.submit(() -> meet(client)));
            }
        }
    }

    @AfterAll
    static void putThemSideBySide() throws IOException {
        FieldPage.CLIENTS.write();
        MEETINGS.clear();
    }

    private static Meeting meet(FieldClient client) throws Exception {
        try (var started = client.start()) {
            var arrivals = new CalledArrivals(Caller.running(started::visit));
            var target = new ClientTarget(client.title(), "in this JVM", false, arrivals);
            return Meeting.with(
                    FieldPage.CLIENTS, client.id(), target, Lifeline.of(target), CASES_AT_A_TIME, client.fatal());
        }
    }

    @ParameterizedTest
    @EnumSource(FieldClient.class)
    void gets_the_verdicts_of_its_baseline(FieldClient client) throws Exception {
        Meeting meeting = MEETINGS.get(client).get();
        assertThat(meeting.surprises()).isEmpty();
        assertThat(meeting.unjudged()).isEmpty();
    }
}
