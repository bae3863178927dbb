package io.github.wsgauntlet.harness.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.proof.ServerMutant;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With no case of the catalogue to help it, the fuzzer finds nearly every server that has one thing wrong. */
@Proof
class FuzzProofTest {
    private static List<Catch> catches;

    @BeforeAll
    static void fuzzMutants() throws Exception {
        catches = Catch.all(ServerMutant.all());
        if (System.getProperty("wsgauntlet.kills", "").equals("write")) {
            FuzzPage.write(catches);
        }
    }

    @Test
    void nine_mutants_of_ten_are_found() {
        assertThat(catches)
                .filteredOn(each -> each.first().isEmpty())
                .extracting(each -> each.mutant().key())
                .hasSizeLessThanOrEqualTo(catches.size() / 10);
    }

    @Test
    void what_is_found_is_shrunk_to_two_steps_at_most_half_of_the_time() {
        assertThat(Catch.medianSteps(catches)).isLessThanOrEqualTo(2);
    }

    @Test
    void the_page_tells_of_every_mutant() throws Exception {
        assertThat(Files.readString(FuzzPage.FILE))
                .contains(ServerMutant.all().stream()
                        .map(mutant -> "| `" + mutant.key() + "` |")
                        .toList());
    }
}
