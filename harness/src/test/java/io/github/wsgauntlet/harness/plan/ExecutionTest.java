package io.github.wsgauntlet.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String UNMASKED = "masking/unmasked/data[opcode=text,length=0]";
    private static final String OTHER = "masking/unmasked/data[opcode=text,length=5]";

    private final Execution execution = new Execution();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @Test
    void the_audience_is_told_of_cases_and_then_of_fuzzing() throws IOException {
        FuzzOptions options = FuzzOptions.standard().withTries(20).withProperties(List.of(Property.CONVERSATION));
        var plan = new Plan(
                new Peer.Embedded("clean", Reach.standard()),
                Repertoire.of(CATALOGUE),
                CATALOGUE.select(List.of(UNMASKED), List.of()),
                RunOptions.standard(),
                Optional.of(options),
                Gate.standard(),
                new Reports(directory, Set.of()));

        Execution.Completed run = execution.execute(plan, this::listening);

        assertThat(told)
                .containsExactly(
                        "clean, 1 cases",
                        UNMASKED,
                        "fuzz/conversation/holds",
                        "20 samples",
                        "end " + directory.resolve("index.html"));
        assertThat(run.exit()).isZero();
        assertThat(run.results()).extracting(CaseResult::id).containsExactly(UNMASKED, "fuzz/conversation/holds");
        assertThat(Results.read(plan.reports().record()).fuzzing()).isPresent();
    }

    @Test
    void a_run_knows_what_the_previous_one_has_put_into_the_baseline() throws IOException {
        Path known = directory.resolve("known.yaml");
        var gate = new Gate(FailOn.FAIL, Optional.of(known), true);
        try (var server =
                ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)))) {
            var peer = new Peer.Listening(Reach.standard().to("lenient", server.uri()), Duration.ZERO);
            List<Plan> plans = List.of(plan(peer, UNMASKED, gate), plan(peer, OTHER, gate));
            Series series = Series.sideBySide(plans, Series.Overview.MATRIX, directory);

            Execution.Done done = execution.execute(series, this::listening);

            assertThat(done.exit()).isZero();
            assertThat(done.overview()).contains(directory.resolve("index.html"));
        }
        assertThat(told).filteredOn(each -> each.startsWith("updated")).hasSize(2);
        assertThat(Files.readString(known)).contains(UNMASKED, OTHER);
    }

    @Test
    void a_series_ends_with_the_worst_exit_code_even_if_two_of_its_runs_have_one_name() throws IOException {
        try (var server =
                ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)))) {
            var lenient = new Peer.Listening(Reach.standard().to("alike", server.uri()), Duration.ZERO);
            var clean = new Peer.Embedded("alike", Reach.standard());
            Gate gate = Gate.standard();
            var series = new Series(
                    List.of(plan(lenient, UNMASKED, gate), plan(clean, UNMASKED, gate)),
                    Series.Overview.NONE,
                    directory);
            assertThat(execution.execute(series, Audience.nobody()))
                    .isEqualTo(new Execution.Done(1, "alike: 1 requirement broken, 1 case", Optional.empty()));
        }
    }

    private Plan plan(Peer peer, String glob, Gate gate) {
        return new Plan(
                peer,
                Repertoire.of(CATALOGUE),
                CATALOGUE.select(List.of(glob), List.of()),
                RunOptions.standard(),
                Optional.empty(),
                gate,
                new Reports(directory, Set.of()));
    }

    private Audience listening(Plan plan, Target target, List<Case> cases) {
        told.add(target.name() + ", " + cases.size() + " cases");
        return new Audience() {
            @Override
            public void see(CaseResult result, Yardstick yardstick) {
                told.add(result.id());
            }

            @Override
            public void fuzzed(Fuzzing fuzzing) {
                told.add(fuzzing.tries() + " samples");
            }

            @Override
            public void end(RunFooter footer, List<CaseResult> results, Yardstick yardstick, Path page) {
                told.add("end " + page);
            }

            @Override
            public void updated(Path baseline) {
                told.add("updated " + baseline);
            }
        };
    }
}
