package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.EndReaction.TcpKeptOpen;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.proof.hostile.HostileListener;
import io.github.wsgauntlet.harness.proof.hostile.Hostility;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A server that takes its time to end TCP is only late; one that never does leaves it open. */
@Proof
class EndOfTcpTargetsTest {
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private static final List<String> ASKED = List.of("foundation/basics", "closing/tcp/after-*");

    private static Map<String, CaseResult> results(Hostility hostility, Duration hard) throws IOException {
        try (var server = HostileListener.start(hostility)) {
            var patience = new Patience(Duration.ofMillis(50), PROMPT, Duration.ofSeconds(10), hard);
            var results = new ConcurrentHashMap<String, CaseResult>();
            Run.prepare(
                            Suite.target(server.url()),
                            Suite.CATALOGUE.select(ASKED, List.of()),
                            new RunOptions(4, patience))
                    .execute(Yardstick.of(Optional.of(Verdict.FAIL)), result -> results.put(result.id(), result));
            return results;
        }
    }

    @Test
    void one_that_is_late_on_every_connection_is_not_said_to_leave_it_open() throws IOException {
        Map<String, CaseResult> results = results(
                (line, number) -> {
                    line.accept().echo();
                    line.rest(PROMPT.multipliedBy(2));
                },
                Duration.ofMinutes(5));
        assertThat(List.of("closing/tcp/after-empty-close", "closing/tcp/after-failing"))
                .extracting(id -> results.get(id).verdict())
                .containsOnly(Verdict.PASS);
        assertThat(results.values()).allSatisfy(result -> {
            assertThat(result.verdict())
                    .as(result.id() + ": " + result.actual())
                    .isIn(Verdict.PASS, Verdict.WARN, Verdict.SKIP);
            assertThat(result.closing().verdict()).as(result.id()).isNotEqualTo(Verdict.FAIL);
        });
    }

    @Test
    void one_that_never_ends_it_leaves_it_open() throws IOException {
        Map<String, CaseResult> results = results(
                (line, number) -> {
                    line.accept().echo();
                    line.hear();
                },
                PROMPT.multipliedBy(3));
        assertThat(results.get("foundation/basics/end")).satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(result.reaction()).isEqualTo(new TcpKeptOpen());
            assertThat(result.closing().manner()).isEqualTo(Closing.Manner.STILL_OPEN);
        });
        assertThat(results.get("foundation/basics/close").closing())
                .isEqualTo(new Closing(Verdict.WARN, Closing.Manner.GIVEN_UP));
    }
}
