package io.github.wsgauntlet.harness.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.FuzzReport;
import io.github.wsgauntlet.harness.fuzz.Fuzzer;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzzer finds nothing wrong with a server that has nothing wrong, whatever its application says. */
@Proof
class CleanFuzzTest {
    private static final int TRIES = 6_000;

    /** How few may be left without a verdict, on a machine however busy. */
    private static final int MOST_UNJUDGED = TRIES / 100;

    static List<Application> applications() {
        return List.of(Application.echo(), Application.silent(), Application.greeting("welcome"));
    }

    @ParameterizedTest
    @MethodSource("applications")
    void nothing_is_found(Application application) throws IOException {
        long seed = RandomGenerator.getDefault().nextLong();
        FuzzOptions options = FuzzOptions.standard()
                .withThreshold(Verdict.STRICT)
                .withTries(TRIES)
                .withSeed(seed);
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(application))) {
            FuzzReport report = Fuzzer.prepare(Suite.target(server.uri()), Suite.LEDGER, options)
                    .execute(each -> {});
            assertThat(report.findings()).as("seed " + seed).isEmpty();
            assertThat(report.total()).isEqualTo(TRIES);
            assertThat(report.unjudged()).isLessThan(MOST_UNJUDGED);
        }
    }
}
