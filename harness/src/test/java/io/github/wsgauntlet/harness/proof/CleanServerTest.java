package io.github.wsgauntlet.harness.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clean reference server passes every case, however often and however many at a time. */
@Proof
class CleanServerTest {
    /**
     * It takes the hint of a client that resets its context, so that it cannot be asked what one does that does not.
     */
    private static final Set<String> NOT_ASKED = Set.of("compression/context/hint-without-effect");

    /** What can only be asked over TLS; TlsRunTest asks it. */
    private static final Set<Need> NOT_OFFERED = EnumSet.of(Need.TLS, Need.TLS13);

    @ParameterizedTest(name = "{0} jobs")
    @ValueSource(ints = {1, 8, 64})
    void passes_every_case(int jobs) throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            var played = Suite.play(server.uri(), Suite.CATALOGUE.cases(), new RunOptions(jobs, Patience.standard()));
            assertThat(played.verdicts())
                    .allSatisfy((id, verdict) -> assertThat(verdict)
                            .as(() -> id + ": " + played.results().get(id).actual())
                            .isEqualTo(isAsked(id) ? Verdict.PASS : Verdict.SKIP));
            assertThat(played.verdicts()).hasSameSizeAs(Suite.CATALOGUE.cases());
            assertThat(played.footer().exit()).isZero();
        }
    }

    private static boolean isAsked(String id) {
        Set<Need> needs = Suite.CATALOGUE.find(id).orElseThrow().needs();
        return !NOT_ASKED.contains(id) && Collections.disjoint(needs, NOT_OFFERED);
    }

    /** That an answer was lost before a failure is INFO, and a server without an echo has none to give. */
    @Test
    void passes_every_case_that_can_be_judged_without_an_echo() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(Application.silent()))) {
            var played = Suite.play(server.uri(), Suite.CATALOGUE.cases(), RunOptions.standard());
            assertThat(played.verdicts())
                    .allSatisfy((id, verdict) -> assertThat(verdict)
                            .as(() -> id + ": " + played.results().get(id).actual())
                            .isIn(Verdict.PASS, Verdict.INFO, Verdict.SKIP));
            long judged =
                    played.verdicts().values().stream().filter(Verdict::judged).count();
            assertThat(judged).isGreaterThan(Suite.CATALOGUE.cases().size() * 6L / 10);
        }
    }

    @Test
    void is_not_misjudged_because_it_greets_first() throws IOException {
        var options = ServerOptions.defaults().withApplication(Application.greeting("welcome"));
        try (var server = ReferenceServer.start(options)) {
            var played = Suite.play(server.uri(), Suite.CATALOGUE.cases(), RunOptions.standard());
            assertThat(played.atLeast(Verdict.INFO)).isEmpty();
        }
    }
}
