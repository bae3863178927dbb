package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.casefile.CaseFile;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.cases.yaml.TextFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The built-in catalogue as a whole. */
final class CatalogueTest {

    @Test
    void the_index_lists_exactly_the_files_that_exist() throws IOException {
        assertThat(everyFile()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(files());
    }

    @Test
    void a_suite_is_named_after_its_file() {
        for (String file : everyFile()) {
            String suite = file.substring(0, file.length() - ".yaml".length());
            List<Case> cases = CaseFileReader.parse(file, TextFile.resource("/catalogue/" + file), CaseFile.LEDGER);
            assertThat(cases).allSatisfy(each -> assertThat(each.id()).startsWith(suite + "/"));
        }
    }

    @Test
    void cases_stand_in_the_order_of_the_index() {
        List<String> expected = Catalogue.index(Role.SERVER).stream()
                .flatMap(file ->
                        CaseFileReader.parse(file, TextFile.resource("/catalogue/" + file), CaseFile.LEDGER).stream())
                .map(Case::id)
                .toList();
        assertThat(Catalogue.load().cases()).extracting(Case::id).isEqualTo(expected);
    }

    @Test
    void every_case_can_be_selected_by_its_own_id() {
        Catalogue catalogue = Catalogue.load(CaseFile.LEDGER);
        for (Case each : catalogue.cases()) {
            assertThat(catalogue.find(each.id())).contains(each);
            assertThat(catalogue.select(List.of(each.id()), List.of())).contains(each);
        }
    }

    @Test
    void every_case_can_be_told_in_prose() {
        for (Case each : Catalogue.load(CaseFile.LEDGER).cases()) {
            assertThat(Prose.steps(each.scenario())).allSatisfy(CatalogueTest::isOneLine);
            assertThat(Prose.expectation(each.expectation())).allSatisfy(CatalogueTest::isOneLine);
        }
    }

    @Test
    void three_thousand_cases_load_in_a_moment() {
        String one = CaseFile.unit("{opcode: \"${opcode}\", rsv: \"${rsv}\"}")
                .withLine("each: {rsv: [1, 2, 3, 4, 5], opcode: [text, binary]}")
                .text();
        String each = one.substring(one.indexOf("  - id:"));
        var text = new StringBuilder(one.substring(0, one.indexOf("  - id:")));
        for (int i = 0; i < 300; i++) {
            text.append(each.replace("id: first", "id: case-" + i));
        }
        long start = System.nanoTime();
        assertThat(CaseFileReader.parse("large.yaml", text.toString(), CaseFile.LEDGER))
                .hasSize(3000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    private static void isOneLine(String sentence) {
        assertThat(sentence).isNotBlank().doesNotContain("\n").hasSizeLessThan(2000);
    }

    private static List<String> everyFile() {
        return Arrays.stream(Role.values())
                .flatMap(side -> Catalogue.index(side).stream())
                .toList();
    }

    static List<String> files() throws IOException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.endsWith("index.yaml") && !file.endsWith("twins.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Path root() {
        try {
            return Path.of(CatalogueTest.class
                            .getResource("/catalogue/index.yaml")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
