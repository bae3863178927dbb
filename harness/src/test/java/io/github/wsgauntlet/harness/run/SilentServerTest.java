package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server that answers neither a ping nor a Close frame, which is wrong, and no sign that it has died. */
class SilentServerTest {
    private static final List<Case> WITH_A_CANARY =
            Suite.CATALOGUE.select(List.of("closing/tcp", "liveness/hostile"), List.of()).stream()
                    .filter(each -> each.scenario().steps().contains(new Step.Canary()))
                    .toList();

    @Test
    void another_connection_is_served_as_all_are() throws IOException {
        assertThat(WITH_A_CANARY).isNotEmpty();
        ServerOptions options = ServerOptions.defaults()
                .withWaived(Set.of(Rule.CLOSE_IS_ANSWERED))
                .withParts(Misbehaviour.of(Defect.PONG_FORGOTTEN));
        try (var server = ReferenceServer.start(options)) {
            var played = Suite.play(
                    server.uri(), WITH_A_CANARY, RunOptions.standard().withPatience(Suite.IMPATIENT));
            assertThat(played.results().values())
                    .extracting(CaseResult::actual)
                    .noneMatch(reason -> reason.contains("did not serve another connection"));
        }
    }
}
