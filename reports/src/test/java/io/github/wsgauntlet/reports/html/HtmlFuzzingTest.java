package io.github.wsgauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleFuzzing;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlFuzzingTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final String PAGE = HtmlReport.render(SampleRun.fuzzed());
    private static final String SECTION =
            PAGE.substring(PAGE.indexOf("<section class=\"fuzz\""), PAGE.indexOf("<section id=\"cases\""));

    @Test
    void a_run_that_was_not_fuzzed_says_nothing_of_it() {
        assertThat(HtmlReport.render(SampleRun.faulty()))
                .doesNotContain("<section class=\"fuzz\"")
                .doesNotContain("samples");
    }

    @Test
    void stands_between_the_overview_and_the_cases() {
        assertThat(text(PAGE.substring(PAGE.indexOf("<body>"), PAGE.indexOf("class=\"tools\""))))
                .containsSubsequence("97 cases", "2,000 samples", "in 4.3 s", "By family", "Fuzzing", "Cases");
    }

    @Test
    void says_first_how_much_was_tried_and_what_came_of_it() {
        assertThat(text(SECTION))
                .startsWith(" Fuzzing 2,000 samples of seed 20261122 in 3.1 s, 3 findings, which 17 further samples"
                        + " showed again; 4 could not be judged. ");
    }

    @Test
    void leaves_out_what_did_not_happen() {
        assertThat(summary(2, 0, 0, List.of())).isEqualTo("2 samples of seed 7 in 0.50 ms, no finding.");
        assertThat(summary(1, 1, 0, List.of()))
                .isEqualTo("1 sample of seed 7 in 0.50 ms, no finding; 1 could not be judged.");
        assertThat(summary(2, 0, 1, List.of(new Fuzzing.Found("fuzz/a/1", "f", "t"))))
                .isEqualTo("2 samples of seed 7 in 0.50 ms, 1 finding, which 1 further sample showed again.");
        Fuzzing empty = new Fuzzing(7, 0, 0, 0, 0.5, List.of(), Map.of(), Map.of(), List.of(), List.of());
        assertThat(HtmlReport.render(SampleRun.complete(List.of(), empty)))
                .containsPattern("<section class=\"fuzz\"[^<]*<h2[^<]*</h2>\\s*<p[^<]*</p>\\s*</section>");
    }

    @Test
    void a_property_has_its_tries_and_links_to_its_findings() {
        List<String> rows = found(table("props"), "<tr><th scope=\"row\">(.*?)</tr>");

        assertThat(rows.stream().map(row -> text(row).strip()))
                .containsExactly(
                        "Any legal conversation is answered exactly as the RFC says conversation 612 1 ✕"
                                + " fuzz/conversation/77e01b42",
                        "Exactly one violation, wherever it stands, makes the target fail the connection there"
                                + " violation 584 2 ✕ fuzz/violation/0a1b2c3d ◆ fuzz/violation/c0ffee11",
                        "Any way in which the tester ends the connection is answered as the RFC allows closing 301"
                                + " none",
                        "Any legal opening handshake is accepted, and any with one fault is refused handshake 298"
                                + " none",
                        "No bytes whatsoever keep the server from serving others stream 205 none");
        assertThat(rows.get(1))
                .contains("<li class=\"v-fail\">", "<a href=\"#fuzz/violation/0a1b2c3d\">")
                .contains("<li class=\"v-strict\">", "<a href=\"#fuzz/violation/c0ffee11\">");
    }

    @Test
    void states_are_grouped_and_counted() {
        String states = SECTION.substring(SECTION.indexOf("class=\"states\""), SECTION.indexOf("<details>"));

        assertThat(found(states, "<caption>(.*?)</caption>").stream().map(HtmlFuzzingTest::text))
                .containsExactly(
                        "Legal conversations 612 ",
                        "Violations 584 ",
                        "Closings 301 ",
                        "Opening handshakes 298 ",
                        "Offers of compression 1,033 ",
                        "Bytes of any kind 205 ");
        assertThat(text(states))
                .containsSubsequence(
                        "legal 565",
                        "said before the answer 47",
                        "compression damaged 0",
                        "closed, and more said 62",
                        "refuse strict 11",
                        "valid 1,024",
                        "any bytes 205");
    }

    @Test
    void a_bar_is_drawn_against_the_most_frequent_state_of_its_group() {
        String offers =
                SECTION.substring(SECTION.indexOf("Offers of compression"), SECTION.indexOf("Bytes of any kind"));

        assertThat(offers)
                .contains("<tbody style=\"--most:1024\">")
                .contains("style=\"--n:1024\" aria-hidden=\"true\"")
                .contains("style=\"--n:9\" aria-hidden=\"true\"");
    }

    @Test
    void requirements_are_folded_away_by_section() {
        String details = SECTION.substring(SECTION.indexOf("<details>"), SECTION.indexOf("</details>"));

        assertThat(text(details)).startsWith(" The scenarios were about 7 requirements ");
        assertThat(found(details, "<th scope=\"rowgroup\" colspan=\"2\">(.*?)</th>").stream()
                        .map(each -> text(each).strip()))
                .containsExactly(
                        "RFC 6455 5.1",
                        "RFC 6455 5.2",
                        "RFC 6455 5.4",
                        "RFC 6455 5.5.1",
                        "RFC 7692 7",
                        "Not in the ledger");
        assertThat(text(details))
                .containsSubsequence(
                        "The server closes the connection when it receives a frame that is not masked."
                                + " rfc6455-5.1-server-closes-unmasked 44",
                        "rfc6455-5.2-length-16-bit 101",
                        "rfc6455-5.2-rsv-on-data-fails 88",
                        "rfc7692-7-decline-unknown-parameter 1,009",
                        "rfc9999-1-later 1");
        assertThat(details).contains("href=\"https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1\"");
    }

    @Test
    void what_did_not_show_again_is_said_courteously() {
        assertThat(text(SECTION))
                .containsSubsequence(
                        "Seen, but not each time",
                        "This counts for nothing: what does not show again may be a race in the target, in the network"
                                + " or in us.",
                        "In sample 1207 the target ended TCP before the echo");
    }

    @Test
    void every_table_has_a_caption_and_every_header_a_scope() {
        assertThat(found(SECTION, "<table[^>]*>\\s*<(\\w+)")).hasSize(8).containsOnly("caption");
        assertThat(found(SECTION, "<th(\\b[^>]*)>")).isNotEmpty().allMatch(th -> th.contains("scope=\""));
    }

    @Test
    void a_finding_is_replayed_by_file_or_token() {
        assertThat(text(inside(SampleFuzzing.UNMASKED)))
                .containsSubsequence(
                        "Replay",
                        "java -jar wsgauntlet.jar replay 'findings/violation-0a1b2c3d.yaml' 'ws://127.0.0.1:9001/chat'",
                        "The token says the same without the file:",
                        "java -jar wsgauntlet.jar replay '" + SampleFuzzing.TOKEN + "' 'ws://127.0.0.1:9001/chat'",
                        "Link to this case")
                .doesNotContain("--include");
    }

    @Test
    void what_holds_has_nothing_to_replay() {
        assertThat(text(inside(SampleFuzzing.HOLDS)))
                .contains("None of 301 samples has shown anything else")
                .contains("There is nothing to replay: no sample has shown anything wrong.")
                .doesNotContain("java -jar", "Required", "Allowed", " Sent ");
    }

    @Test
    void a_finding_of_a_run_that_was_cut_off_says_that_its_replay_is_missing() {
        Results fuzzed = SampleRun.fuzzed();
        String page = HtmlReport.render(Results.incomplete(fuzzed.header(), fuzzed.cases()));

        assertThat(page)
                .contains("This run did not finish: 91 of 91 cases are here.")
                .contains("The record does not say how to replay this.")
                .doesNotContain("<section class=\"fuzz\"");
    }

    @Test
    void what_was_fuzzed_comes_behind_the_other_families() {
        assertThat(found(PAGE, "<section class=\"family\" id=\"family-([^\"]*)\""))
                .endsWith("fuzz")
                .hasSize(8);
    }

    @Test
    void ids_are_there_once_and_every_link_leads_somewhere() {
        List<String> ids = found(PAGE, " id=\"([^\"]*)\"");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(found(PAGE, "href=\"#([^\"]*)\""))
                .contains(SampleFuzzing.SPLIT)
                .allSatisfy(link -> assertThat(ids).contains(URLDecoder.decode(link, StandardCharsets.UTF_8)));
    }

    private static String summary(int tries, int unjudged, int again, List<Fuzzing.Found> findings) {
        Fuzzing fuzzing = new Fuzzing(
                7,
                tries,
                unjudged,
                again,
                0.5,
                List.of(new Fuzzing.Tried("a", "A", tries, 0)),
                Map.of(),
                Map.of(),
                findings,
                List.of());
        return FuzzView.of(fuzzing, List.of(), LEDGER).summary();
    }

    private static String table(String name) {
        int start = SECTION.indexOf("<table class=\"" + name + "\">");
        return SECTION.substring(start, SECTION.indexOf("</table>", start));
    }

    private static String inside(String id) {
        int start = PAGE.indexOf("<div class=\"body\" id=\"" + id + "\"");
        return PAGE.substring(start, PAGE.indexOf("</details>", start));
    }

    /** Return what a reader sees, roughly: without tags and with single spaces. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    private static List<String> found(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
