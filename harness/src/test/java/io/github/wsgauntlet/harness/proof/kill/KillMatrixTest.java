package io.github.wsgauntlet.harness.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.OneIn;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.proof.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every server with one thing wrong is caught by what it does wrong, and every case catches one. */
@Proof
class KillMatrixTest {
    /** So many of the cases that notice a mutant are enough to see that it is noticed. */
    private static final int ENOUGH = 40;

    private static KillMatrix matrix;
    private static KillMatrix grounded;

    @BeforeAll
    static void playEveryCaseAgainstEveryMutant() throws Exception {
        matrix = KillMatrix.of(Mutant.all(), Suite.CATALOGUE.cases());
        if (System.getProperty("wsgauntlet.kills", "").equals("write")) {
            KillFiles.write(KillFiles.kills(matrix));
        }
        List<Mutant> alone =
                Mutant.all().stream().filter(mutant -> !mutant.harmsOthers()).toList();
        grounded = KillMatrix.grounded(alone, KillMatrixTest::noticing);
    }

    /** Return some of the cases that notice a mutant, and all that judge what others rest on. */
    private static List<Case> noticing(Mutant mutant) {
        List<Case> all = Suite.CATALOGUE.cases().stream()
                .filter(each -> matrix.notices(each, mutant))
                .toList();
        Set<Case> some = new LinkedHashSet<>(OneIn.of(Math.max(1, Math.ceilDiv(all.size(), ENOUGH)), all));
        Suite.CATALOGUE.cases().stream()
                .filter(each -> Foundation.judgedBy(each).isPresent())
                .forEach(some::add);
        return List.copyOf(some);
    }

    static List<Mutant> mutants() {
        return Mutant.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_is_noticed_and_blamed_for_what_it_does_wrong(Mutant mutant) {
        assertThat(mutant.requirements())
                .allSatisfy(id -> assertThat(Suite.LEDGER.find(id)).as(id).isPresent());
        assertThat(matrix.kills().get(mutant).values())
                .as("what is held against " + mutant)
                .containsAnyElementsOf(mutant.requirements());
    }

    /** What is blamed may be the foundation that is broken. One that harms others is met by each case alone. */
    @ParameterizedTest
    @MethodSource("mutants")
    void it_is_noticed_too_where_one_fault_gets_one_name(Mutant mutant) {
        assumeFalse(mutant.harmsOthers());
        assertThat(grounded.kills().get(mutant))
                .as("what is held against " + mutant)
                .isNotEmpty();
    }

    @Test
    void a_case_notices_a_mutant_or_says_why_it_cannot() {
        Set<String> killing = new HashSet<>();
        matrix.kills().values().forEach(killers -> killing.addAll(killers.keySet()));
        Sensitivity told = Sensitivity.load();
        assertThat(Suite.CATALOGUE.cases())
                .extracting(Case::id)
                .filteredOn(id -> !killing.contains(id))
                .filteredOn(id -> told.of(id).orElseThrow().reason().isEmpty())
                .isEmpty();
    }

    /**
     * Who wins a race differs from run to run: what differs from the reports is played once more, and few such
     * differences are nothing new. Mutants that go wrong by how TCP happens to cut what is sent are left out. After a
     * change to the cases or the mutants, {@code -Dkills=write} writes down what was measured.
     */
    @Test
    void the_reports_tell_what_was_measured() throws Exception {
        Sensitivity told = Sensitivity.load();
        assertThat(told.byCase().keySet())
                .containsExactlyElementsOf(
                        Suite.CATALOGUE.cases().stream().map(Case::id).toList());
        assertThat(told.byAnyCase()).containsExactlyElementsOf(matrix.byAnyCase());
        List<Difference> once = differences(told);
        KillMatrix again = KillMatrix.of(
                once.stream().map(Difference::mutant).distinct().toList(),
                once.stream().map(Difference::played).distinct().toList());
        assertThat(once)
                .filteredOn(difference -> again.notices(difference.played(), difference.mutant())
                        == matrix.notices(difference.played(), difference.mutant()))
                .hasSizeLessThan(told.byCase().values().stream()
                                .mapToInt(noticed -> noticed.mutants().size())
                                .sum()
                        / 50);
    }

    private static List<Difference> differences(Sensitivity told) {
        var differences = new ArrayList<Difference>();
        for (Mutant mutant : mutants()) {
            if (mutant.byChance() || told.byAnyCase().contains(mutant.key())) {
                continue;
            }
            for (Case each : Suite.CATALOGUE.cases()) {
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
