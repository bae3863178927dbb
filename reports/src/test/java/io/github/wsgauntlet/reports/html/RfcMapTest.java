package io.github.wsgauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Coverage;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.Embedded;
import io.github.wsgauntlet.reports.view.FieldRecord;
import io.github.wsgauntlet.reports.view.RuleState;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RfcMapTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final Coverage COVERAGE = Coverage.of(LEDGER, Catalogue.load(LEDGER));
    private static final Sensitivity SENSITIVITY = Sensitivity.load(Role.SERVER);
    private static final FieldRecord FIELD = FieldRecord.parse("*");
    private static final ReportPage FAULTY = page(SampleRun.faulty());

    @Test
    void shows_each_requirement_of_a_server_once() {
        assertThat(cells(FAULTY))
                .extracting(cell -> cell.rule().id())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(LEDGER.requirements().stream()
                        .filter(each -> !each.onTop())
                        .filter(each -> each.role() != Requirement.Role.CLIENT)
                        .map(Requirement::id)
                        .toList());
    }

    @Test
    void the_sections_of_an_rfc_are_in_their_order() {
        List<RfcMap.Part> parts = FAULTY.map().parts();

        assertThat(parts)
                .extracting(RfcMap.Part::name)
                .containsExactly("RFC 6455", "RFC 7692", "What these build upon, and the way to HTTP/2 and HTTP/3");
        assertThat(parts.getFirst().rows())
                .extracting(RfcMap.Row::number)
                .containsSubsequence("2", "4.2", "4.2.1", "5.1", "5.2", "5.5.1", "7.1.7", "9.1", "10.2", "11.3.5");
        assertThat(parts.getLast().rows())
                .extracting(RfcMap.Row::number, RfcMap.Row::title)
                .contains(tuple("RFC 9110", "HTTP Semantics"), tuple("IANA", "The WebSocket Registries"))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_on_top_is_shown_whole_and_alone_where_nothing_else_was_asked() {
        CaseResult like = SampleRun.faulty().cases().getFirst();
        ReportPage page = page(SampleRun.complete(List.of(SampleRun.citing(like, "socketio5-ack-same-id"))));

        assertThat(page.map().parts()).extracting(RfcMap.Part::name).containsExactly("Socket.IO 5");
        assertThat(cells(page))
                .extracting(cell -> cell.rule().id())
                .containsExactlyInAnyOrderElementsOf(LEDGER.requirements().stream()
                        .filter(each -> each.document().equals("Socket.IO 5"))
                        .filter(each -> each.role() != Requirement.Role.CLIENT)
                        .map(Requirement::id)
                        .toList());
    }

    @Test
    void every_section_has_a_title_and_a_link() {
        assertThat(FAULTY.map().parts().stream().flatMap(part -> part.rows().stream()))
                .allSatisfy(row -> assertThat(row.title()).isNotEmpty())
                .filteredOn(row -> row.link().isEmpty())
                .extracting(RfcMap.Row::number)
                .containsExactly("IANA");
    }

    @Test
    void every_title_has_a_requirement() {
        List<String> titled = Embedded.text("html/sections.tsv")
                .lines()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();

        assertThat(LEDGER.requirements().stream()
                        .filter(each -> each.role() != Requirement.Role.CLIENT)
                        .flatMap(each -> Stream.of(each.document(), each.document() + ' ' + each.section()))
                        .collect(Collectors.toSet()))
                .containsAll(titled);
    }

    @Test
    void a_requirement_that_is_broken_names_its_cases() {
        RuleCell cell = cell(FAULTY, "rfc6455-5.1-server-closes-unmasked");

        assertThat(cell.line())
                .isEqualTo("failed: The server closes the connection when it receives a frame that is not masked.");
        List<String> order = FAULTY.families().stream()
                .flatMap(family -> family.cases().stream())
                .map(view -> view.result().id())
                .toList();
        int first = order.indexOf("masking/unmasked[opcode=binary]");
        assertThat(cell.cases()).isEqualTo(first + "-" + (first + 2));
        assertThat(order.subList(first, first + 3))
                .containsExactly(
                        "masking/unmasked[opcode=binary]",
                        "masking/unmasked[opcode=ping]",
                        "masking/unmasked[opcode=text]");
    }

    @Test
    void what_was_not_tested_says_why() {
        assertThat(List.of(
                        cell(FAULTY, "rfc6455-4.2.2-may-redirect"),
                        cell(FAULTY, "rfc6455-2-only-end-result-counts"),
                        cell(FAULTY, "rfc7692-6-compressed-message-received"),
                        cell(FAULTY, "rfc6455-5.5.2-no-pong-required-after-close")))
                .extracting(RuleCell::state, RuleCell::why, RuleCell::cases)
                .containsExactly(
                        tuple(
                                RuleState.UNTESTED,
                                "The RFC permits this. The preflight reports the status, and no case runs then.",
                                ""),
                        tuple(RuleState.UNTESTED, "It cannot be seen on the wire.", ""),
                        tuple(RuleState.UNPLAYED, unplayed("rfc7692-6-compressed-message-received"), ""),
                        tuple(RuleState.UNPLAYED, "The case about it was not played.", ""));
    }

    @Test
    void each_state_is_counted() {
        assertThat(FAULTY.map().states().stream()
                        .mapToLong(RfcMap.StateCount::count)
                        .sum())
                .isEqualTo(cells(FAULTY).size());
        assertThat(FAULTY.map().states())
                .extracting(RfcMap.StateCount::words)
                .startsWith("4 failed", "1 failed by the letter", "1 missed", "1 a choice was made");
        assertThat(FAULTY.map().parts().getFirst().sum()).startsWith("4 failed, 1 failed by the letter, 1 missed, ");
    }

    @Test
    void what_the_ledger_does_not_know_comes_last() {
        CaseResult first = SampleRun.faulty().cases().getFirst();
        ReportPage page = page(SampleRun.complete(List.of(new CaseResult(
                first.id(),
                first.title(),
                first.section(),
                first.verdict(),
                first.closing(),
                first.level(),
                List.of("rfc9999-1-later"),
                first.autobahn(),
                first.millis(),
                first.sent(),
                first.expected(),
                first.why(),
                "",
                first.reaction(),
                first.repeated(),
                first.transcript()))));

        RfcMap.Part last = page.map().parts().getLast();
        assertThat(last.name()).isEqualTo("Not in the ledger");
        assertThat(last.rows().getFirst().cells())
                .extracting(RuleCell::anchor)
                .containsExactly("requirement-rfc9999-1-later");
    }

    @Test
    void each_mark_is_a_button_with_a_name_a_sign_and_a_link() {
        String page = HtmlReport.render(SampleRun.faulty());

        assertThat(page)
                .contains("<button type=\"button\" class=\"q v-fail\""
                        + " id=\"requirement-rfc6455-5.1-server-closes-unmasked\""
                        + " title=\"failed: The server closes the connection when it receives a frame that is"
                        + " not masked.\""
                        + " data-keyword=\"MUST\" data-reference=\"RFC 6455 5.1\""
                        + " data-link=\"https://www.rfc-editor.org/rfc/rfc6455#section-5.1\"");
        assertThat(Pattern.compile(
                                "<button type=\"button\" class=\"q [^>]*>\\s*<i aria-hidden=\"true\">[✕◆▲i✓~?–○·]</i>")
                        .matcher(page)
                        .results())
                .hasSize(cells(FAULTY).size());
    }

    private static String unplayed(String id) {
        long cases = COVERAGE.rows().stream()
                .filter(row -> row.requirement().id().equals(id))
                .mapToLong(row -> row.cases().size())
                .sum();
        return "None of its " + cases + " cases was played.";
    }

    private static ReportPage page(Results run) {
        return ReportPage.of(run, LEDGER, COVERAGE, SENSITIVITY, FIELD);
    }

    private static List<RuleCell> cells(ReportPage page) {
        return page.map().parts().stream()
                .flatMap(part -> part.rows().stream())
                .flatMap(row -> row.cells().stream())
                .toList();
    }

    private static RuleCell cell(ReportPage page, String id) {
        return cells(page).stream()
                .filter(cell -> cell.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
