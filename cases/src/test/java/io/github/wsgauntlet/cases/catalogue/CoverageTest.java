package io.github.wsgauntlet.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.casefile.CaseFile;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CoverageTest {
    private static final String CITED = "rfc6455-5.2-rsv-on-data-fails";
    private static final String NOT_CITED = "rfc6455-5.1-server-never-masks";

    @Test
    void every_testable_requirement_has_a_case_or_a_reason() {
        Coverage coverage = Coverage.of(CaseFile.LEDGER, Catalogue.load(CaseFile.LEDGER));
        assertThat(coverage.rows()).filteredOn(Coverage.Row::forgotten).isEmpty();
    }

    @Test
    void rows_name_the_cases_that_cite_them() {
        Coverage coverage = coverage(reason(NOT_CITED, "Why not."));
        Coverage.Row cited = row(coverage, CITED);
        assertThat(cited.cases()).containsExactly(CaseFile.plain().first().id());
        assertThat(cited.covered()).isTrue();
        assertThat(cited.reason()).isEmpty();
        Coverage.Row reasoned = row(coverage, NOT_CITED);
        assertThat(reasoned.cases()).isEmpty();
        assertThat(reasoned.reason()).isEqualTo(Optional.of("Why not."));
        assertThat(reasoned.forgotten()).isFalse();
        assertThat(row(coverage, "rfc6455-5.2-rsv-on-control-fails").forgotten())
                .isTrue();
    }

    @Test
    void sections_count_their_rows() {
        Coverage coverage = coverage(reason(NOT_CITED, "Why not."));
        Coverage.Section masking = section(coverage, "RFC 6455 5.1");
        assertThat(masking.covered()).isZero();
        assertThat(masking.reasons()).isEqualTo(1);
        assertThat(masking.rows())
                .hasSizeGreaterThan(3)
                .allSatisfy(row -> assertThat(row.requirement().section()).isEqualTo("5.1"));
        assertThat(section(coverage, "RFC 6455 5.2").covered()).isEqualTo(1);
        assertThat(coverage.uncovered()).hasSize(coverage.rows().size() - 1);
    }

    @Test
    void what_binds_a_client_or_cannot_be_seen_is_no_matter_of_coverage() {
        List<String> ids = coverage(reason(NOT_CITED, "Why not.")).rows().stream()
                .map(row -> row.requirement().id())
                .toList();
        assertThat(ids)
                .contains(CITED)
                .doesNotContain("rfc6455-2-only-end-result-counts")
                .noneMatch(id -> id.startsWith("rfc8441"));
    }

    @Test
    void refuses_a_reason_that_cannot_stand() {
        refuses(
                reason("rfc6455-5.2-nothing", "Why."),
                1,
                "There is no requirement 'rfc6455-5.2-nothing' in the ledger");
        refuses(reason(CITED, "Why."), 1, "'" + CITED + "' needs no reason: a case cites it");
        refuses(
                reason("rfc6455-2-only-end-result-counts", "Why."),
                1,
                "'rfc6455-2-only-end-result-counts' needs no reason: no case has to cite it");
        refuses(reason(NOT_CITED, "One.") + reason(NOT_CITED, "Two."), 3, "'" + NOT_CITED + "' stands twice");
        refuses("- id: " + NOT_CITED + "\n", 1, "A reason needs 'reason'");
    }

    private static void refuses(String reasons, int line, String reason) {
        assertThatThrownBy(() -> coverage(reasons))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("uncovered.yaml:" + line + ": " + reason);
    }

    private static String reason(String id, String reason) {
        return "- id: " + id + "\n  reason: " + reason + "\n";
    }

    private static Coverage coverage(String reasons) {
        return Coverage.of(
                CaseFile.LEDGER, Catalogue.of(CaseFile.plain().parse()).heads(), "uncovered.yaml", reasons);
    }

    private static Coverage.Row row(Coverage coverage, String id) {
        return coverage.rows().stream()
                .filter(row -> row.requirement().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Coverage.Section section(Coverage coverage, String name) {
        return coverage.sections().stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
