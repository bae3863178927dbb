package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SensitivityTest {
    private static final String REASONS = "- {cases: [a/dull], because: It asks for little.}\n";

    @Test
    void tells_what_each_case_notices() {
        Sensitivity sensitivity = read("*\tdefect=frames-masked\na/sharp\twaive=x defect=y\na/dull\t\n", REASONS);

        assertThat(sensitivity.byAnyCase()).containsExactly("defect=frames-masked");
        assertThat(sensitivity.of("a/sharp"))
                .isEqualTo(Optional.of(new Sensitivity.Noticed(List.of("waive=x", "defect=y"), "")));
        assertThat(sensitivity.of("a/dull"))
                .isEqualTo(Optional.of(new Sensitivity.Noticed(List.of(), "It asks for little.")));
        assertThat(sensitivity.of("a/foreign")).isEmpty();
        assertThat(sensitivity.byCase().keySet()).containsExactly("a/sharp", "a/dull");
    }

    @ParameterizedTest
    @EnumSource
    void knows_every_case_of_the_catalogue(Role side) {
        assertThat(Sensitivity.load(side).byCase().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.load(side).cases().stream().map(Case::id).toList());
    }

    @Test
    void a_reason_may_hold_sometimes() {
        String sometimes = "- {cases: [a/dull], sometimes: true, because: It hangs on TCP.}\n";
        assertThat(read("a/dull\tdefect=y\n", sometimes).of("a/dull"))
                .isEqualTo(Optional.of(new Sensitivity.Noticed(List.of("defect=y"), "It hangs on TCP.")));
    }

    @Test
    void refuses_what_cannot_stand() {
        refused("a/dull\n", REASONS, "kills.tsv:1: A line is a case id, a tab and mutants");
        refused(
                "a/dull\tdefect=y\n",
                REASONS,
                "reasons.yaml:1: The case 'a/dull' needs no reason: it notices [defect=y]");
        refused(
                "a/dull\t\na/other\t\n",
                REASONS,
                "kills.tsv:2: The case 'a/other' notices no mutant of its own, and no reason says why");
        refused("a/other\tdefect=y\n", REASONS, "reasons.yaml:1: There is no case for this reason");
    }

    private static void refused(String kills, String reasons, String message) {
        assertThatThrownBy(() -> read(kills, reasons))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(message);
    }

    private static Sensitivity read(String kills, String reasons) {
        return Sensitivity.of("kills.tsv", kills, "reasons.yaml", reasons);
    }
}
