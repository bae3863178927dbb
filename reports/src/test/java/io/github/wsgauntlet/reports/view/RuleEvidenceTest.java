package io.github.wsgauntlet.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleEvidenceTest {
    private static final Ledger LEDGER = Ledger.load();

    private final List<CaseResult> cases = new ArrayList<>();

    @Test
    void a_case_that_passes_proves_all_it_cites() {
        add(Verdict.PASS, "", "one", "two");

        assertThat(state("one")).isEqualTo(RuleState.PASS);
        assertThat(state("two")).isEqualTo(RuleState.PASS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"FAIL", "STRICT", "WARN"})
    void a_case_that_ends_red_speaks_against_the_requirement_it_blames_alone(Verdict verdict) {
        add(verdict, "blamed", "one", "two");

        assertThat(state("blamed")).isEqualTo(RuleState.of(verdict));
        assertThat(state("one")).isEqualTo(RuleState.UNPROVEN);
        assertThat(state("two")).isEqualTo(RuleState.UNPROVEN);
    }

    @Test
    void a_case_that_blames_nothing_is_about_the_first_requirement_it_cites() {
        add(Verdict.INFO, "", "one", "two");

        assertThat(state("one")).isEqualTo(RuleState.INFO);
        assertThat(state("two")).isEqualTo(RuleState.UNPROVEN);
    }

    @Test
    void what_another_case_proves_is_proven() {
        add(Verdict.FAIL, "one", "one", "two");
        add(Verdict.PASS, "", "two");

        assertThat(state("two")).isEqualTo(RuleState.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL, PASS, FAIL",
        "PASS, FAIL, FAIL",
        "STRICT, WARN, STRICT",
        "INFO, PASS, INFO",
        "SKIP, PASS, PASS",
        "INCONCLUSIVE, PASS, PASS",
        "SKIP, INCONCLUSIVE, INCONCLUSIVE",
    })
    void the_worst_of_what_was_judged_counts(Verdict first, Verdict second, RuleState state) {
        add(first, "", "one");
        add(second, "", "one");

        assertThat(state("one")).isEqualTo(state);
    }

    @Test
    void what_was_not_judged_says_why() {
        add(Verdict.SKIP, "", "skipped");
        add(Verdict.INCONCLUSIVE, "", "unclear");
        add(Verdict.FAIL, "other", "open");

        assertThat(evidence().get("skipped").why()).isEqualTo("reason of 0");
        assertThat(evidence().get("unclear").why()).isEqualTo("reason of 1");
        assertThat(evidence().get("open").why())
                .isEqualTo("Every case that cites it ended red over another requirement.");
        assertThat(evidence().get("other").why()).isEmpty();
    }

    @Test
    void the_cases_are_named_by_their_numbers() {
        for (int i = 0; i < 12; i++) {
            add(Verdict.PASS, "", i == 1 || i == 7 || i == 9 ? "gap" : "one");
        }

        assertThat(evidence().get("one").ranges()).isEqualTo("0 2-6 8 10-11");
        assertThat(evidence().get("gap").ranges()).isEqualTo("1 7 9");
    }

    private RuleState state(String id) {
        return evidence().get(id).state();
    }

    private Map<String, RuleEvidence> evidence() {
        Results run = SampleRun.complete(cases);
        return RuleEvidence.of(
                cases.stream().map(each -> CaseView.of(each, run, LEDGER)).toList());
    }

    private void add(Verdict verdict, String violated, String... requirements) {
        String id = String.valueOf(cases.size());
        cases.add(new CaseResult(
                id,
                "",
                "",
                verdict,
                new Closing(Verdict.PASS, Closing.Manner.CLEAN),
                Level.MUST,
                List.of(requirements),
                List.of(),
                1,
                List.of(),
                List.of(),
                "",
                violated,
                new Unasked.Obstacle("reason of " + id),
                false,
                List.of()));
    }
}
