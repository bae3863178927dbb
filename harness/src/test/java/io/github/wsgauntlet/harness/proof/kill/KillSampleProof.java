package io.github.wsgauntlet.harness.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.OneIn;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sample of the kill matrix of one side, which says nothing of the other mutants: one in {@value #MANY}, each against
 * the cases that {@code KILLS.md} says notice it. {@link KillMatrixProof} meets them all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KillSampleProof {
    /** Of how many mutants one is played. */
    static final int MANY = 10;

    /** As many of those that notice a mutant are played, where there are more. */
    private static final int MOST_CASES = 40;

    private final Side side;
    private final Sensitivity told;
    private KillMatrix matrix;

    KillSampleProof(Side side) {
        this.side = side;
        this.told = side.told();
    }

    @BeforeAll
    void playTheSample() throws Exception {
        matrix = KillMatrix.of(side, mutants(), this::cases);
    }

    List<Mutant> mutants() {
        return OneIn.of(MANY, side.mutants());
    }

    private List<Case> cases(Mutant mutant) {
        List<Case> noticing = told.byAnyCase().contains(mutant.key())
                ? side.cases()
                : side.cases().stream()
                        .filter(each ->
                                told.of(each.id()).orElseThrow().mutants().contains(mutant.key()))
                        .toList();
        return OneIn.of(Math.ceilDiv(noticing.size(), MOST_CASES), noticing);
    }

    @Test
    void the_sample_has_rules_that_are_waived_and_defects() {
        assertThat(mutants()).hasSize(Math.ceilDiv(side.mutants().size(), MANY));
        assertThat(mutants()).extracting(Mutant::key).anyMatch(key -> key.startsWith("waive="));
        assertThat(mutants()).extracting(Mutant::key).anyMatch(key -> key.startsWith("defect="));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_is_noticed_and_blamed_for_what_it_does_wrong(Mutant mutant) throws Exception {
        assertThat(matrix.blamed(mutant))
                .as("what is held against " + mutant)
                .containsAnyElementsOf(mutant.requirements());
    }

    @Test
    void the_page_tells_what_the_reports_tell() throws Exception {
        assertThat(KillFiles.readPage()).isEqualTo(KillFiles.page());
    }
}
