package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentsTest {
    @Test
    void are_those_of_the_files() {
        Catalogue catalogue = Catalogue.load();
        assertThat(catalogue.heads().all())
                .hasSizeGreaterThan(2000)
                .isEqualTo(catalogue.cases().stream().map(CaseHead::of).toList());
    }

    @Test
    void what_is_written_down_is_read_back(@TempDir Path directory) throws Exception {
        Contents.main(new String[] {directory.toString()});
        assertThat(Contents.parse(Files.readString(directory.resolve("contents.tsv"))))
                .isEqualTo(Contents.load());
    }

    /** A file that is not there shows who wants to read it. */
    @Test
    void a_file_is_read_when_a_case_of_it_is_wanted() {
        Contents built = Contents.load();
        Contents.Part first = built.parts().getFirst();
        var missing = new Contents.Part("nowhere.yaml", List.of(head("nowhere/at-all/text")));
        Catalogue catalogue = Catalogue.of(new Contents(List.of(first, missing)));
        assertThat(catalogue.heads().all()).hasSize(first.heads().size() + 1);
        String known = first.heads().getLast().id();
        assertThat(catalogue.find(known).orElseThrow().id()).isEqualTo(known);
        assertThat(catalogue.select(List.of(known), List.of())).hasSize(1);
        assertThatThrownBy(() -> catalogue.find("nowhere/at-all/text")).hasMessageContaining("nowhere.yaml");
    }

    @Test
    void a_case_that_is_written_down_and_gone_asks_for_a_build() {
        String file = Contents.load().parts().getFirst().file();
        Catalogue catalogue =
                Catalogue.of(new Contents(List.of(new Contents.Part(file, List.of(head("gone/for/good"))))));
        assertThatThrownBy(() -> catalogue.find("gone/for/good"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The case 'gone/for/good' does not stand in " + file + " any more: build the cases again.");
    }

    private static CaseHead head(String id) {
        return new CaseHead(id, "A title", "5.1", Level.MUST, true, List.of(), List.of());
    }
}
