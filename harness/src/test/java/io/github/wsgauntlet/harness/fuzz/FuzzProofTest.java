package io.github.wsgauntlet.harness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.run.Mutant;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With no case of the catalogue to help it, the fuzzer finds nearly every server that has one thing wrong. */
class FuzzProofTest {
    /** All of them take five minutes; one in three shows well enough whether the fuzzer still finds what it should. */
    private static final int ONE_IN = 3;

    private static List<Catch> catches;

    @BeforeAll
    static void fuzzMutants() throws Exception {
        boolean all = System.getProperty("wsgauntlet.kills", "").equals("write");
        List<Mutant> mutants = Mutant.all();
        catches = Catch.all(IntStream.range(0, mutants.size())
                .filter(i -> all || i % ONE_IN == 0)
                .mapToObj(mutants::get)
                .toList());
        if (all) {
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
                .contains(Mutant.all().stream()
                        .map(mutant -> "| `" + mutant.key() + "` |")
                        .toList());
    }
}
