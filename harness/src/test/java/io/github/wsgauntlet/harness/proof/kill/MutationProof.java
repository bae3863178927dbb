package io.github.wsgauntlet.harness.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PIT takes for the tests of the reference server: every suite of the catalogue passes, each on a server of its
 * own. The default build leaves it out, where {@code CleanServerTest} says as much.
 */
class MutationProof {
    /** A broken server owes an answer for ever, and the tester can only wait for what does not happen. */
    private static final Patience QUICK =
            new Patience(Duration.ofMillis(50), Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofMillis(1500));

    /** What a broken server leaves open is not to be waited for when it stops. */
    private static final ServerOptions OPTIONS = ServerOptions.defaults().withCloseTime(Duration.ofSeconds(1));

    private static final int JOBS = 64;

    /** PIT breaks the classes in processes of this kind, many of which it has to start. */
    private static final boolean FOR_MUTANTS =
            System.getProperty("sun.java.command", "").contains("MutationTestMinion");

    private static final Set<String> FOUND = new HashSet<>();

    static List<String> suites() {
        return Suite.CATALOGUE.cases().stream()
                .filter(each -> Collections.disjoint(each.needs(), List.of(Need.TLS, Need.TLS13)))
                .map(MutationProof::suite)
                .distinct()
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suites")
    void passes(String suite) throws IOException {
        // To find the tests PIT runs them all, before it breaks anything; that they pass it has seen by then.
        if (FOR_MUTANTS && FOUND.add(suite)) {
            return;
        }
        List<Case> cases = Suite.CATALOGUE.cases().stream()
                .filter(each -> suite(each).equals(suite))
                .toList();
        // A server that goes round in circles is never closed, which ends in PIT's time limit.
        try (var server = ReferenceServer.start(OPTIONS)) {
            var played = Suite.play(server.uri(), cases, new RunOptions(JOBS, QUICK));
            assertThat(played.verdicts())
                    .allSatisfy((id, verdict) -> assertThat(verdict)
                            .as(() -> id + ": " + played.results().get(id).actual())
                            .isEqualTo(Verdict.PASS));
        }
    }

    private static String suite(Case each) {
        String[] parts = each.id().split("/", 3);
        return parts[0] + "/" + parts[1];
    }
}
