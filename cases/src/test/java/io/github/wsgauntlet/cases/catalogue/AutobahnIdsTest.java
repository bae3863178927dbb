package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AutobahnIdsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void no_id_of_ours_looks_like_one_of_autobahn() {
        assertThat(CATALOGUE.cases()).extracting(Case::id).noneMatch(AutobahnIds::areMeantBy);
        assertThat(CATALOGUE.cases().stream().flatMap(each -> each.autobahn().stream()))
                .allMatch(AutobahnIds::areMeantBy);
    }

    @Test
    void an_id_stands_for_every_case_that_answers_to_it() {
        assertThat(select("7.7.1"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.autobahn()).contains("7.7.1"));
        assertThat(select("7.7.1"))
                .hasSameSizeAs(CATALOGUE.cases().stream()
                        .filter(each -> each.autobahn().contains("7.7.1"))
                        .toList());
    }

    @Test
    void a_section_and_a_star_stand_for_all_that_is_in_it() {
        List<Case> section = select("9.1");
        assertThat(section)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.autobahn()).anyMatch(id -> id.startsWith("9.1.")));
        assertThat(select("9.1.*")).isEqualTo(section);
        assertThat(select("9.*")).containsAll(section).isEqualTo(select("9"));
    }

    @Test
    void ours_and_theirs_stand_beside_each_other() {
        assertThat(AutobahnIds.resolved(List.of("masking, 7.7.1"), CATALOGUE.heads()))
                .startsWith("masking")
                .hasSizeGreaterThan(1)
                .doesNotContain("7.7.1");
    }

    @Test
    void what_no_case_answers_to_is_named() {
        assertThatThrownBy(() -> select("1.1.99"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No case matches '1.1.99'");
        assertThat(AutobahnIds.unmatched(List.of("1.1.99, 1.1.1", "masking", "maskin", "9.*"), CATALOGUE.heads()))
                .containsExactly("1.1.99", "maskin");
    }

    private static List<Case> select(String pattern) {
        return CATALOGUE.select(AutobahnIds.resolved(List.of(pattern), CATALOGUE.heads()), List.of());
    }
}
