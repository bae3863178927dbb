package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetDied;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.proof.Mortal;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a server is found, and named, and everything else is judged where the server comes back. */
class MortalTargetsTest {
    /** Some of these send a ping with a length of 16 bits, of which {@link Mortal} dies. */
    private static final List<Case> CASES = Suite.CATALOGUE.select(List.of("control", "masking"), List.of());

    private static final RunOptions PATIENT = RunOptions.standard().withAbsence(Duration.ofSeconds(30));

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void the_case_that_ends_a_server_is_to_blame_and_the_others_are_judged(int jobs) throws IOException {
        try (var mortal = Mortal.start(Mortal.Comeback.AWAITED)) {
            var options = new RunOptions(jobs, PATIENT.patience()).withAbsence(PATIENT.absence());
            var played = Suite.play(mortal.url(), mortal.lifeline(), CASES, options);
            var dead = new TreeMap<String, CaseResult>();
            played.results().values().stream()
                    .filter(result -> result.reaction() instanceof TargetDied)
                    .forEach(result -> dead.put(result.id(), result));
            assertThat(dead).isNotEmpty();
            assertThat(dead.values()).allSatisfy(result -> {
                assertThat(result.sent().toString()).contains("Ping");
                assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(result.violated()).isEqualTo("rfc6455-10.4-limits-protect-implementation");
                assertThat(result.transcript()).isNotEmpty();
            });
            assertThat(played.atLeast(Verdict.INFO)).containsOnlyKeys(dead.keySet());
            assertThat(played.verdicts().values()).doesNotContain(Verdict.INCONCLUSIVE);
            assertThat(played.verdicts()).hasSameSizeAs(CASES);
            assertThat(played.footer().exit()).isEqualTo(1);
        }
    }

    @Test
    void where_it_does_not_come_back_the_only_suspect_is_to_blame() throws IOException {
        List<Case> deadly = Suite.CATALOGUE.select(List.of("control/limits/too-long[126]"), List.of());
        assertThat(deadly).hasSize(1);
        try (var mortal = Mortal.start(Mortal.Comeback.NEVER)) {
            var played = Suite.play(mortal.url(), deadly, RunOptions.standard().withAbsence(Duration.ZERO));
            assertThat(played.results().values()).singleElement().satisfies(result -> {
                assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(result.reaction()).isEqualTo(new TargetDied());
            });
            assertThat(played.footer().exit()).isEqualTo(3);
        }
    }

    @Test
    void where_it_does_not_come_back_each_of_several_suspects_says_how_many_they_are() throws IOException {
        try (var mortal = Mortal.start(Mortal.Comeback.NEVER)) {
            var played = Suite.play(mortal.url(), CASES, RunOptions.standard().withAbsence(Duration.ZERO));
            assertThat(played.results().values())
                    .anyMatch(result -> result.reaction() instanceof Unasked.Suspected)
                    .noneMatch(result -> result.reaction() instanceof TargetDied);
            assertThat(played.footer().summary())
                    .startsWith("The target stopped accepting connections. It was last busy with control/");
            assertThat(played.footer().exit()).isEqualTo(3);
        }
    }

    /** As of a server that does not handle the error which its library reports. */
    private static boolean isReserved(WireFrame frame) {
        return frame.opcode() == 11;
    }

    @Test
    void where_whatever_is_illegal_ends_a_server_the_foundation_says_so_once() throws IOException {
        try (var mortal = Mortal.start(Mortal.Comeback.AWAITED, MortalTargetsTest::isReserved)) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("foundation", "framing/opcodes"), List.of());
            var played = Suite.play(mortal.url(), mortal.lifeline(), cases, PATIENT);
            assertThat(played.atLeast(Verdict.FAIL)).containsOnlyKeys(Foundation.FAILURE.id());
            assertThat(played.results().get(Foundation.FAILURE.id())).satisfies(result -> {
                assertThat(result.reaction()).isEqualTo(new TargetDied());
                assertThat(result.violated()).isEqualTo("rfc6455-10.4-limits-protect-implementation");
            });
            assertThat(played.verdicts().values()).doesNotContain(Verdict.INCONCLUSIVE);
            assertThat(played.results().get(Foundation.PONG.id()).verdict()).isEqualTo(Verdict.PASS);
            assertThat(played.results()
                            .get("framing/opcodes/reserved-control[empty,opcode=12]")
                            .reaction())
                    .isEqualTo(new Unasked.RestsOnBroken(Foundation.FAILURE));
            assertThat(played.footer().exit()).isEqualTo(1);
        }
    }

    @Test
    void where_it_does_not_come_back_from_a_foundation_nothing_else_is_judged() throws IOException {
        try (var mortal = Mortal.start(Mortal.Comeback.NEVER, MortalTargetsTest::isReserved)) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("foundation", "control/ping"), List.of());
            var played = Suite.play(mortal.url(), cases, RunOptions.standard().withAbsence(Duration.ZERO));
            assertThat(played.results().get(Foundation.FAILURE.id()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(played.atLeast(Verdict.FAIL).values())
                    .allMatch(said -> said.startsWith(Verdict.INCONCLUSIVE.name()));
            assertThat(played.footer().summary())
                    .startsWith("The target stopped accepting connections. It was last busy with foundation/basics/");
            assertThat(played.footer().exit()).isEqualTo(3);
        }
    }

    @Test
    void a_message_that_ends_a_server_is_no_mere_limit() throws IOException {
        try (var mortal = Mortal.start(Mortal.Comeback.AWAITED, frame -> frame.length() > 100_000)) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("sizes/whole/binary"), List.of());
            var played = Suite.play(mortal.url(), mortal.lifeline(), cases, PATIENT);
            assertThat(played.atLeast(Verdict.FAIL)).containsOnlyKeys(Limit.MESSAGE.id(Role.SERVER));
            assertThat(played.results().get(Limit.MESSAGE.id(Role.SERVER)).reaction())
                    .isEqualTo(new TargetDied());
            assertThat(played.results().get("sizes/whole/binary[16-MiB]").verdict())
                    .isEqualTo(Verdict.SKIP);
            assertThat(played.footer().exit()).isEqualTo(1);
        }
    }
}
