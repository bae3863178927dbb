package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Sensitivity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every server with one thing wrong is caught by what it does wrong, and every case catches one. */
class KillMatrixTest {
    private static KillMatrix matrix;

    @BeforeAll
    static void playEveryCaseAgainstEveryMutant() throws Exception {
        matrix = KillMatrix.of(Mutant.all(), Suite.CATALOGUE.cases());
        if (System.getProperty("wsgauntlet.kills", "").equals("write")) {
            KillFiles.write(KillFiles.kills(matrix));
        }
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
     * Who wins a race differs from run to run, so that a few differences are nothing new; mutants that go wrong by how
     * TCP happens to cut what is sent are left out. After a change to the cases or the mutants, {@code -Dkills=write}
     * writes down what was measured.
     */
    @Test
    void the_reports_tell_what_was_measured() {
        Sensitivity told = Sensitivity.load();
        assertThat(told.byCase().keySet())
                .containsExactlyElementsOf(
                        Suite.CATALOGUE.cases().stream().map(Case::id).toList());
        assertThat(told.byAnyCase()).containsExactlyElementsOf(matrix.byAnyCase());
        Set<String> byChance =
                mutants().stream().filter(Mutant::byChance).map(Mutant::key).collect(Collectors.toSet());
        var differences = new ArrayList<String>();
        int kills = 0;
        for (Case each : Suite.CATALOGUE.cases()) {
            Set<String> measured = new HashSet<>(matrix.noticedBy(each.id()));
            Set<String> expected =
                    new HashSet<>(told.of(each.id()).orElseThrow().mutants());
            measured.removeAll(byChance);
            expected.removeAll(byChance);
            kills += measured.size();
            measured.stream()
                    .filter(mutant -> !expected.contains(mutant))
                    .forEach(mutant -> differences.add(each.id() + " notices " + mutant));
            expected.stream()
                    .filter(mutant -> !measured.contains(mutant))
                    .forEach(mutant -> differences.add(each.id() + " does not notice " + mutant));
        }
        assertThat(differences).hasSizeLessThan(kills / 50);
    }

    @Test
    void the_page_tells_what_the_reports_tell() throws Exception {
        assertThat(KillFiles.readPage()).isEqualTo(KillFiles.page(Sensitivity.load(), Mutant.all()));
    }
}
