package io.github.wsgauntlet.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Reach;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @ParameterizedTest
    @CsvSource({"FAIL, FAIL", "STRICT, STRICT", "WARN, WARN", "NONE, FAIL"})
    void what_the_gate_lets_fail_is_a_finding(FailOn failOn, Verdict threshold) {
        FuzzOptions options = FuzzOptions.standard().withThreshold(Verdict.INFO);
        assertThat(plan(Gate.standard().withFailOn(failOn), Optional.of(options))
                        .fuzzing())
                .contains(options.withThreshold(threshold));
    }

    @Test
    void globs_that_match_the_same_cases_are_the_same_choice() {
        assertThat(cases(Choice.standard().withInclude(List.of("masking"))))
                .isNotEmpty()
                .isEqualTo(cases(Choice.standard().withInclude(List.of("masking/**"))))
                .isNotEqualTo(cases(
                        Choice.standard().withInclude(List.of("masking/**")).withExclude(List.of("masking/keys"))));
    }

    @Test
    void a_baseline_is_updated_only_where_there_is_one() {
        assertThatThrownBy(() -> new Gate(FailOn.FAIL, Optional.empty(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no baseline to update.");
    }

    @Test
    void runs_side_by_side_have_directories_apart() {
        Plan plan = plan(Gate.standard(), Optional.empty());
        Series series = Series.sideBySide(List.of(plan, plan), Series.Overview.MATRIX, Path.of("all"));
        assertThat(series.plans())
                .extracting(each -> each.reports().record())
                .containsExactly(
                        Path.of("all/reference_server/results.ndjson"),
                        Path.of("all/reference_server_2/results.ndjson"));
        assertThat(Series.of(plan).plans()).containsExactly(plan);
    }

    private static List<Case> cases(Choice choice) {
        return choice.cases(Repertoire.of(CATALOGUE));
    }

    private static Plan plan(Gate gate, Optional<FuzzOptions> fuzzing) {
        return new Plan(
                new Peer.Embedded("reference server", Reach.standard()),
                Repertoire.of(CATALOGUE),
                List.of(),
                RunOptions.standard(),
                fuzzing,
                gate,
                new Reports(Path.of("out"), Set.of()));
    }
}
