package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeadsTest {
    @Test
    void are_those_of_the_catalogue() {
        assertThat(Heads.load().all())
                .isEqualTo(Catalogue.load().cases().stream().map(CaseHead::of).toList());
    }

    @Test
    void what_is_written_down_is_read_back(@TempDir Path directory) throws Exception {
        Heads.main(new String[] {directory.toString()});
        String written = Files.readString(directory.resolve("heads.tsv"));
        assertThat(Heads.parse(written).all())
                .isEqualTo(Heads.of(Catalogue.load()).all());
    }

    @Test
    void are_selected_like_cases() {
        for (List<String> include : List.of(List.<String>of(), List.of("framing"), List.of("utf8/**,closing/*/*"))) {
            assertThat(Heads.load().select(include, List.of("**/control/**")))
                    .extracting(CaseHead::id)
                    .isEqualTo(Catalogue.load().select(include, List.of("**/control/**")).stream()
                            .map(Case::id)
                            .toList());
        }
        assertThatThrownBy(() -> Heads.load().select(List.of("nothing"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No case matches 'nothing'");
    }
}
