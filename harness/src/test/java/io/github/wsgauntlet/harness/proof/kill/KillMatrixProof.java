package io.github.wsgauntlet.harness.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.OneIn;
import io.github.wsgauntlet.harness.proof.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mutant of one side is caught by what it does wrong, and every case of that side catches one. What was measured
 * says who should notice what; {@code -Dkills=write} measures that and writes it down anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KillMatrixProof {
    /** So many of the cases that notice a mutant are enough to see that it is noticed. */
    private static final int ENOUGH = 40;

    /** Of how many mutants that a case was seen not to notice it meets one. */
    static final int MANY = 16;

    /** How often what notices nothing is played again. */
    private static final int TRIES = 10;

    private static final boolean WRITES =
            System.getProperty("wsgauntlet.kills", "").equals("write");

    private final Side side;
    private KillMatrix matrix;
    private KillMatrix grounded;

    KillMatrixProof(Side side) {
        this.side = side;
    }

    @BeforeAll
    void playCasesAgainstEveryMutant() throws Exception {
        if (WRITES) {
            matrix = KillMatrix.of(side, side.mutants(), side::cases);
            KillFiles.write(matrix);
        } else {
            matrix = KillMatrix.of(side, side.mutants(), sample()::cases);
        }
        List<Mutant> alone =
                side.mutants().stream().filter(mutant -> !mutant.harmsOthers()).toList();
        grounded = KillMatrix.grounded(side, alone, this::noticing);
    }

    private Sample sample() {
        return new Sample(side.cases(), side.told());
    }

    /** What is played where not all is: each kill that the reports tell of, and some of all the rest. */
    private record Sample(List<Case> all, Sensitivity told) {
        List<Case> cases(Mutant mutant) {
            Set<Case> chosen =
                    all.stream().filter(each -> notices(each, mutant)).collect(Collectors.toCollection(HashSet::new));
            chosen.addAll(OneIn.of(
                    MANY, all.stream().filter(each -> !chosen.contains(each)).toList()));
            return all.stream().filter(chosen::contains).toList();
        }

        private boolean notices(Case each, Mutant mutant) {
            return told.of(each.id())
                    .filter(noticed -> noticed.mutants().contains(mutant.key()))
                    .isPresent();
        }
    }

    /**
     * Return some of the cases that notice a mutant, and all that judge what others rest on. On a busy machine those
     * may have shown nothing that are told to notice it.
     */
    private List<Case> noticing(Mutant mutant) {
        Sample told = sample();
        List<Case> all = side.cases().stream()
                .filter(each -> matrix.notices(each, mutant) || told.notices(each, mutant))
                .toList();
        Set<Case> some = new LinkedHashSet<>(OneIn.of(Math.max(1, Math.ceilDiv(all.size(), ENOUGH)), all));
        side.cases().stream()
                .filter(each -> Foundation.judgedBy(each).isPresent())
                .forEach(some::add);
        return List.copyOf(some);
    }

    List<Mutant> mutants() {
        return side.mutants();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_is_noticed_and_blamed_for_what_it_does_wrong(Mutant mutant) throws Exception {
        assertThat(mutant.requirements())
                .allSatisfy(id -> assertThat(Suite.LEDGER.find(id)).as(id).isPresent());
        assertThat(matrix.blamed(mutant))
                .as("what is held against " + mutant)
                .containsAnyElementsOf(mutant.requirements());
    }

    /** What is blamed may be the foundation that is broken. One that harms others is met by each case alone. */
    @ParameterizedTest
    @MethodSource("mutants")
    void it_is_noticed_too_where_one_fault_gets_one_name(Mutant mutant) throws Exception {
        assumeFalse(mutant.harmsOthers());
        KillMatrix played = grounded;
        for (int i = 0; i < TRIES && played.kills().get(mutant).isEmpty(); i++) {
            played = KillMatrix.grounded(side, List.of(mutant), this::noticing);
        }
        assertThat(played.kills().get(mutant))
                .as("what is held against " + mutant)
                .isNotEmpty();
    }

    /** Who wins a race differs from run to run: what notices nothing is played again, a few times. */
    @Test
    void a_case_notices_a_mutant_or_says_why_it_cannot() throws Exception {
        Sensitivity told = side.told();
        List<Case> blind = blind(
                matrix,
                side.cases().stream()
                        .filter(each ->
                                told.of(each.id()).orElseThrow().reason().isEmpty())
                        .toList());
        for (int i = 0; i < TRIES && !blind.isEmpty(); i++) {
            List<Case> again = blind;
            blind = blind(KillMatrix.of(side, noticedBy(again), any -> again), again);
        }
        assertThat(blind).extracting(Case::id).isEmpty();
    }

    /** Return the mutants that any of these cases should notice. */
    private List<Mutant> noticedBy(List<Case> cases) {
        Sample told = sample();
        return mutants().stream()
                .filter(mutant -> cases.stream().anyMatch(each -> told.notices(each, mutant)))
                .toList();
    }

    /** Return those of these cases that noticed no mutant. */
    private static List<Case> blind(KillMatrix played, List<Case> cases) {
        Set<String> killing = played.kills().values().stream()
                .flatMap(killers -> killers.keySet().stream())
                .collect(Collectors.toSet());
        return cases.stream().filter(each -> !killing.contains(each.id())).toList();
    }

    /**
     * Who wins a race differs from run to run: what differs from the reports is played once more, and few such
     * differences are nothing new. Mutants that go wrong by how TCP happens to cut what is sent are left out.
     */
    @Test
    void the_reports_tell_what_was_measured() throws Exception {
        Sensitivity told = side.told();
        assertThat(told.byCase().keySet())
                .containsExactlyElementsOf(side.cases().stream().map(Case::id).toList());
        assertThat(mutants())
                .filteredOn(mutant -> told.byAnyCase().contains(mutant.key()))
                .allMatch(matrix::isGivenAway);
        List<Difference> once = differences(told);
        KillMatrix again = KillMatrix.patiently(
                side,
                once.stream().map(Difference::mutant).distinct().toList(),
                once.stream().map(Difference::played).distinct().toList());
        assertThat(once)
                .filteredOn(difference -> again.notices(difference.played(), difference.mutant())
                        == matrix.notices(difference.played(), difference.mutant()))
                .hasSizeLessThan(told.byCase().values().stream()
                                .mapToInt(noticed -> noticed.mutants().size())
                                .sum()
                        / side.differing());
    }

    private List<Difference> differences(Sensitivity told) {
        var differences = new ArrayList<Difference>();
        for (Mutant mutant : mutants()) {
            if (mutant.byChance() || told.byAnyCase().contains(mutant.key())) {
                continue;
            }
            for (Case each : matrix.played().get(mutant)) {
                boolean expected = told.of(each.id()).orElseThrow().mutants().contains(mutant.key());
                if (matrix.notices(each, mutant) != expected) {
                    differences.add(new Difference(each, mutant, expected));
                }
            }
        }
        return differences;
    }

    /** A case that notices a mutant though the reports say it does not, or the other way round. */
    private record Difference(Case played, Mutant mutant, boolean expected) {
        @Override
        public String toString() {
            return played.id() + (expected ? " does not notice " : " notices ") + mutant;
        }
    }
}
