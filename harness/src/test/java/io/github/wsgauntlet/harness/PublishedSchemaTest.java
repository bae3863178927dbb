package io.github.wsgauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.plan.Audience;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes is what the published schema says, on servers that get much wrong, too. */
class PublishedSchemaTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @TempDir
    private Path directory;

    @Test
    void holds_for_a_run_that_is_fuzzed_and_mostly_red() throws IOException {
        ServerOptions faulty = ServerOptions.defaults()
                .withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED, Rule.TEXT_IS_UTF8, Rule.KEY_IS_BASE64));
        Path record;
        try (var server = ReferenceServer.start(faulty)) {
            var plan = new Plan(
                    new Peer.Listening(Reach.standard().to("faulty", server.uri()), Duration.ZERO),
                    Repertoire.of(CATALOGUE),
                    CATALOGUE.select(
                            List.of("masking/**", "utf8/invalid/**", "control/ping/**", "handshake/key"), List.of()),
                    RunOptions.standard(),
                    Optional.of(FuzzOptions.standard().withTries(40).withProperties(List.of(Property.VIOLATION))),
                    Gate.standard(),
                    new Reports(directory, Set.of()));
            assertThat(new Execution().execute(plan, Audience.nobody()).exit()).isEqualTo(1);
            record = plan.reports().record();
        }
        assertThat(PublishedSchema.faults(record)).isEmpty();
    }

    @Test
    void refuses_another_record() throws IOException {
        Path other = Files.writeString(directory.resolve("results.ndjson"), "{\"type\":\"case\",\"id\":\"a/b\"}\n");
        assertThat(PublishedSchema.faults(other))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).startsWith("results.ndjson:1: "));
    }
}
