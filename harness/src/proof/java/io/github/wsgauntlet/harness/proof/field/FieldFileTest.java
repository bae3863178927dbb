package io.github.wsgauntlet.harness.proof.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the reports say of the field is what the baselines say. {@code -Dfield=write} writes it anew: with the servers
 * that are met, or by this test alone after a baseline was edited.
 */
@Proof
class FieldFileTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void agrees_with_the_baselines() throws IOException {
        if (Meeting.WRITE) {
            FieldFile.write(CATALOGUE);
        }
        assertThat(FieldFile.read()).isEqualTo(FieldFile.text(CATALOGUE));
    }

    @Test
    void every_baseline_is_of_somebody_who_is_met() throws IOException {
        List<Path> met = Stream.of(FieldPage.values())
                .flatMap(FieldPage::ids)
                .map(FieldFile::baselineOf)
                .toList();
        try (var files = Files.list(FieldFile.baselineOf("any").getParent())) {
            assertThat(files).isSubsetOf(met);
        }
    }
}
