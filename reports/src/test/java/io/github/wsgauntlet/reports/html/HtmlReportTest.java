package io.github.wsgauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final String FAULTY = HtmlReport.render(SampleRun.faulty());

    @Test
    void writes_the_file(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("deep/index.html");

        HtmlReport.write(SampleRun.faulty(), file);

        assertThat(Files.readString(file))
                .isEqualTo(FAULTY)
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n");
    }

    @Test
    void the_verdict_comes_first() {
        assertThat(text(FAULTY.substring(FAULTY.indexOf("<body>"), FAULTY.indexOf("class=\"tools\""))))
                .containsSubsequence(
                        "ws://127.0.0.1:9001/chat does not conform to RFC 6455: 4 requirements are broken",
                        "91 cases",
                        "in 1.2 s",
                        "22 November 2026, 14:03 UTC",
                        "examplesrv 2.4",
                        "wsgauntlet 0.1.0",
                        "FAIL 7",
                        "What to fix first",
                        "By family",
                        "The target",
                        "largest message",
                        "1048576",
                        "What is required, as a map",
                        "What was not judged, and why",
                        "INCONCLUSIVE 1",
                        "How long the cases took",
                        "The slowest",
                        "Cases");
    }

    @Test
    void what_to_fix_first_groups_by_requirement() {
        String fixes = FAULTY.substring(FAULTY.indexOf("class=\"fixes\""), FAULTY.indexOf("class=\"overview\""));

        assertThat(text(fixes))
                .containsSubsequence(
                        "The server closes the connection when it receives a frame that is not masked.",
                        "MUST",
                        "RFC 6455 5.1",
                        "3 cases fail",
                        "The status code in a Close frame is one defined by section 7.4.",
                        "2 cases fail",
                        "1 case fails");
        assertThat(fixes)
                .contains("<a href=\"#masking/unmasked%5Bopcode=text%5D\">masking/unmasked[opcode=text]</a>")
                .contains("href=\"https://www.rfc-editor.org/rfc/rfc6455#section-5.1\"");
    }

    @Test
    void of_many_cases_that_show_the_same_a_few_are_named_at_once() {
        String fixes = HtmlReport.render(SampleRun.large(3 * 91));

        assertThat(text(fixes.substring(fixes.indexOf("class=\"fixes\""), fixes.indexOf("class=\"overview\""))))
                .containsSubsequence(
                        "9 cases fail",
                        "masking/unmasked[opcode=binary][round=0]",
                        "masking/unmasked[opcode=ping][round=2]",
                        " 3 more ",
                        "masking/unmasked[opcode=text][round=0]",
                        "6 cases fail",
                        "3 cases fail")
                .containsOnlyOnce(" more ");
    }

    @Test
    void a_clean_run_has_nothing_to_fix() {
        assertThat(HtmlReport.render(SampleRun.clean()))
                .contains("conforms to RFC 6455 in all 78 cases judged")
                .doesNotContain("id=\"fixes-title\"")
                .doesNotContain("class=\"banner\"");
    }

    @Test
    void every_case_is_there_once() {
        List<String> ids = found(FAULTY, "<div class=\"body\" id=\"([^\"]*)\">");

        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        SampleRun.faulty().cases().stream().map(CaseResult::id).toList());
        assertThat(found(FAULTY, " id=\"([^\"]*)\"")).doesNotHaveDuplicates();
    }

    @Test
    void every_link_in_the_page_leads_somewhere() {
        List<String> ids = found(FAULTY, " id=\"([^\"]*)\"");

        assertThat(found(FAULTY, "href=\"#([^\"]*)\""))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ids).contains(URLDecoder.decode(link, StandardCharsets.UTF_8)));
    }

    @Test
    void a_case_tells_everything() {
        String id = "masking/unmasked[opcode=text]";
        int start = FAULTY.indexOf("id=\"" + id + "\"");

        assertThat(text(FAULTY.substring(start, FAULTY.indexOf("</details>", start))))
                .containsSubsequence(
                        "Required",
                        "The server closes the connection when it receives a frame that is not masked.",
                        "rfc6455-5.1-server-closes-unmasked",
                        "Sent",
                        "Complete the opening handshake",
                        "Allowed, best first",
                        "the target fails the connection with code 1002 (PASS)",
                        "On the wire",
                        "tester → opening handshake",
                        "GET /chat HTTP/1.1",
                        "← target 101 Switching Protocols",
                        "tester → unmasked text frame, 5 bytes",
                        "81 05 68 65 6c 6c 6f",
                        "← target text frame, 5 bytes",
                        "81",
                        "FIN · text (1)",
                        "05",
                        "not masked · length 5",
                        "“hello”",
                        "Verdict",
                        "FAIL",
                        "Expected the target to close on an unmasked frame",
                        "PASS Closing:",
                        "Replay",
                        "java -jar wsgauntlet.jar run 'ws://127.0.0.1:9001/chat' --include '" + id + "'",
                        "Autobahn 3.");
    }

    @Test
    void an_incomplete_run_says_so_on_top() {
        String page = HtmlReport.render(SampleRun.incomplete());

        assertThat(page.indexOf("This run did not finish: 30 of 91 cases are here. What is missing may have failed."))
                .isBetween(page.indexOf("<body>"), page.indexOf("<h1>"));
    }

    @Test
    void a_run_whose_target_was_gone_says_so_on_top_and_is_not_green() {
        String page = HtmlReport.render(SampleRun.gone());

        assertThat(page.indexOf("The target could not be judged: The target is gone."))
                .isBetween(page.indexOf("<body>"), page.indexOf("<h1>"));
        assertThat(page).contains("<header class=\"hero v-inconclusive\">");
    }

    @Test
    void a_run_that_was_ended_early_says_so_on_top() {
        String page = HtmlReport.render(SampleRun.endedEarly());

        assertThat(page.indexOf(
                        "This run was ended early: 7 cases FAIL; the time was over with 3 of 40 cases not played"))
                .isBetween(page.indexOf("<body>"), page.indexOf("<h1>"));
        assertThat(FAULTY).doesNotContain("ended early");
    }

    @Test
    void a_target_that_does_not_come_to_rest_is_remarked() {
        String remark = "After the run When everything was closed, the target still kept 98 % of a processor busy.";
        assertThat(text(HtmlReport.render(SampleRun.busy()))).contains(remark);
        assertThat(text(FAULTY)).doesNotContain("After the run");
    }

    @Test
    void loads_nothing() {
        assertThat(FAULTY).doesNotContain(" src=").doesNotContain("@import").doesNotContain("url(");
        assertThat(found(FAULTY, "href=\"([^\"]*)\""))
                .allMatch(link -> link.startsWith("#") || link.startsWith("https://www.rfc-editor.org/rfc/rfc"));
        assertThat(found(FAULTY, "<(link|img|iframe|object|embed|base|form|video|audio)\\b"))
                .isEmpty();
        assertThat(FAULTY).contains("content=\"default-src &#39;none&#39;;");
    }

    @Test
    void a_requirement_that_the_ledger_does_not_know_is_named() {
        CaseResult first = SampleRun.faulty().cases().getFirst();
        CaseResult unknown = new CaseResult(
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
                first.transcript());

        assertThat(HtmlReport.render(SampleRun.complete(List.of(unknown)))).contains("<p>rfc9999-1-later</p>");
    }

    /** Return what a reader sees, roughly: without tags and with single spaces. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    private static List<String> found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
