package io.github.wsgauntlet.harness.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.proof.OneIn;
import io.github.wsgauntlet.harness.proof.ServerMutant;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sample of what the fuzzer finds on its own, which says nothing of the other mutants: of one in {@value #MANY}, all
 * that {@code MUTANTS.md} says it finds. {@link FuzzProofTest} fuzzes every mutant.
 */
class FuzzSampleTest {
    /** Of how many mutants one is fuzzed. */
    static final int MANY = 25;

    private static List<Catch> catches;

    @BeforeAll
    static void fuzzTheSample() throws Exception {
        catches = Catch.all(mutants());
    }

    static List<ServerMutant> mutants() throws Exception {
        String page = Files.readString(FuzzPage.FILE);
        return OneIn.of(MANY, ServerMutant.all()).stream()
                .filter(each -> !page.contains("| `" + each.key() + "` | not found |"))
                .filter(each -> !each.harmsOthers()) // Whom it harms is chance, and what shows it takes its time.
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_is_found_and_what_shows_it_takes_few_steps(ServerMutant mutant) {
        assertThat(catches)
                .filteredOn(each -> each.mutant().equals(mutant))
                .singleElement()
                .satisfies(each -> assertThat(each.first()).get().satisfies(finding -> {
                    assertThat(finding.steady()).isTrue();
                    assertThat(finding.steps()).isLessThanOrEqualTo(4);
                }));
    }
}
