package io.github.wsgauntlet.cases.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.ledger.Requirement.Observable;
import io.github.wsgauntlet.cases.ledger.Requirement.Role;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    private static final String ROW = """
            - id: rfc6455-5.1-example
              rfc: "6455"
              section: "5.1"
              level: MUST-NOT
              role: both
              says: "A sentence."
              observable: "partly"
              how: "a way"
              needs: none
            """;

    @Test
    void holds_every_row_in_the_order_of_the_file() {
        Ledger ledger = Ledger.load();
        assertThat(ledger.requirements()).hasSize(640);
        assertThat(ledger.requirements().iterator().next())
                .isEqualTo(new Requirement(
                        "rfc6455-2-only-end-result-counts",
                        "6455",
                        "2",
                        "",
                        Level.MAY,
                        Role.BOTH,
                        "Algorithms written as steps may be implemented in any way that gives the same outcome.",
                        Observable.NO,
                        "not a test; reminder that only bytes on the wire are judged, never the internal order of"
                                + " steps",
                        "none"));
    }

    @Test
    void finds_a_requirement_by_its_id() {
        Ledger ledger = Ledger.load();
        assertThat(ledger.find("rfc6455-5.2-rsv-on-data-fails").orElseThrow().reference())
                .isEqualTo("RFC 6455 5.2");
        assertThat(ledger.find("rfc6455-5.2-nothing")).isEmpty();
    }

    @Test
    void names_a_document_that_is_no_rfc_with_its_section() {
        Requirement requirement = LedgerFile.parse(
                        "ledger.yaml",
                        ROW.replace("rfc: \"6455\"", "document: Example 1\n  link: https://example.org/#greeting")
                                .replace("\"5.1\"", "Greeting"))
                .get("rfc6455-5.1-example");
        assertThat(requirement.reference()).isEqualTo("Example 1, Greeting");
        assertThat(requirement.ofRfc()).isFalse();
        assertThat(requirement.link()).isEqualTo("https://example.org/#greeting");
    }

    @Test
    void reads_levels_roles_and_visibility() {
        Requirement requirement = LedgerFile.parse("ledger.yaml", ROW).get("rfc6455-5.1-example");
        assertThat(requirement.level()).isEqualTo(Level.MUST_NOT);
        assertThat(requirement.role()).isEqualTo(Role.BOTH);
        assertThat(requirement.observable()).isEqualTo(Observable.PARTLY);
    }

    @Test
    void refuses_a_wrong_row_with_its_line() {
        refuses(
                ROW.replace("MUST-NOT", "MUST NOT"),
                4,
                "'level' is MUST, MUST-NOT, SHOULD, SHOULD-NOT, MAY or RULE, not" + " 'MUST NOT'");
        refuses(ROW.replace("role: both", "role: proxy"), 5, "'role' is server, client or both, not 'proxy'");
        refuses(ROW.replace("partly", "maybe"), 7, "'observable' is yes, partly or no, not 'maybe'");
        refuses(ROW.replace("  needs: none\n", ""), 1, "A requirement needs 'needs'");
        refuses(
                ROW.replace("needs:", "need:"),
                9,
                "Unknown key 'need' in a requirement; known keys: id, rfc, document, section, link, level,"
                        + " role, says, observable, how, needs, source");
        refuses(ROW + ROW, 10, "The requirement 'rfc6455-5.1-example' stands already in the ledger");
        refuses(
                ROW.replace("  section:", "  document: Example 1\n  section:"),
                3,
                "'rfc' and 'document' exclude each other");
        refuses(
                ROW.replace("rfc: ", "document: "),
                2,
                "'document' is the name of a document; an RFC stands under 'rfc', not '6455'");
        refuses("rows: 1\n", 1, "The ledger is a list, not a mapping");
    }

    private static void refuses(String text, int line, String reason) {
        assertThatThrownBy(() -> LedgerFile.parse("ledger.yaml", text))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("ledger.yaml:" + line + ": " + reason);
    }
}
