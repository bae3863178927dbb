package io.github.wsgauntlet.reports.html;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.diff.DiffReport;
import io.github.wsgauntlet.reports.diff.RunDiff;
import io.github.wsgauntlet.reports.matrix.MatrixRuns;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleConversation;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.Browser;
import io.github.wsgauntlet.reports.view.CaseView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The report in the hands of a reader. Skipped where there is no browser. */
class BrowserTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final String WITHOUT =
            "There is no chromium with its chromedriver on the PATH, so that the report is not tried in a browser.";
    private static final String UNMASKED = "masking/unmasked[opcode=text]";
    private static final String LONG = "framing/a-long-conversation";

    /** The page has to be there at once on any desk; a machine that builds is busy with other things. */
    private static final double MOST_MILLIS = 20_000;

    private static final String VISIBLE = "[...document.querySelectorAll('details.case:not([hidden])')]";
    private static final String FOCUSED_CASE =
            "document.activeElement.closest('details.case')?.querySelector('.body').id ?? ''";

    @TempDir
    static Path directory;

    private static Optional<Browser> started = Optional.empty();

    @BeforeAll
    static void writePages() throws IOException {
        started = Browser.start();
        if (started.isEmpty()) {
            System.out.println(WITHOUT);
        }
        assumeTrue(started.isPresent(), WITHOUT);
        Results fuzzed = SampleRun.fuzzed();
        List<CaseResult> cases = new ArrayList<>(fuzzed.cases());
        cases.add(longConversation(LONG));
        write("report.html", SampleRun.complete(cases, fuzzed.fuzzing().orElseThrow()));
        RunDiff diff = RunDiff.of(
                MatrixRuns.run("before", List.of(MatrixRuns.result("a/a", PASS), MatrixRuns.result("a/b", WARN))),
                MatrixRuns.run("after", List.of(MatrixRuns.result("a/a", FAIL), MatrixRuns.result("a/b", PASS))));
        Files.writeString(directory.resolve("diff.html"), DiffReport.render(diff));
    }

    @AfterAll
    static void closeBrowser() {
        started.ifPresent(Browser::close);
    }

    @AfterEach
    void thePageAskedForNothingAndTheBrowserDidNotComplain() {
        browser().requireQuiet();
    }

    @Test
    void a_text_leaves_the_cases_that_hold_all_its_words() {
        open("");

        browser().press("/");
        browser().press("UNMASKED text");

        assertThat(visible()).containsExactly(UNMASKED);
        assertThat(text(".shown")).matches("1 of [0-9]+ cases");
        browser().press(Keys.ESCAPE);
        assertThat(text(".shown")).matches("[0-9]+ cases");
        browser().press("no such words");
        assertThat(visible()).isEmpty();
        assertThat(text("#cases > .none")).isEqualTo("No case matches.");
    }

    @Test
    void a_verdict_leaves_the_cases_that_earned_it() {
        open("");

        click(".verdicts [data-verdict=strict]");
        click(".verdicts [data-verdict=warn]");

        assertThat(browser().texts(VISIBLE + ".map(each => each.dataset.verdict)"))
                .isNotEmpty()
                .containsOnly("strict", "warn");
        assertThat(browser()
                        .texts("[...document.querySelectorAll('section.family:not([hidden])')].filter(each =>"
                                + " !each.querySelector('details.case:not([hidden])'))"))
                .isEmpty();
        click(".verdicts [data-verdict=strict]");
        assertThat(browser().texts(VISIBLE + ".map(each => each.dataset.verdict)"))
                .isNotEmpty()
                .containsOnly("warn");
    }

    @Test
    void what_is_red_comes_first_and_is_named_by_its_duty() {
        open("");

        assertThat(browser().texts(VISIBLE + ".map(each => each.dataset.verdict)"))
                .startsWith("fail");
        assertThat(browser()
                        .texts("[...document.querySelectorAll('details.v-fail .title .kw')].map(e => e.textContent)"))
                .isNotEmpty()
                .allMatch(keyword -> keyword.startsWith("MUST"));
    }

    @Test
    void a_red_case_can_be_taken_along() {
        open(CaseView.fragment(UNMASKED));
        browser().await("document.querySelector('details.case[open] .copies:not([hidden])')");

        click("details.case[open] [data-copies='.issue']");

        browser().await("document.querySelector('details.case[open] [role=status]').textContent === 'Copied.'");
        assertThat(browser().value("document.querySelector('details.case[open] .issue').textContent"))
                .asString()
                .startsWith("MUST")
                .contains("Verdict: FAIL, case `" + UNMASKED + "`.", "On the wire:", "With wsgauntlet:");
        assertThat(browser().value("document.activeElement.dataset.copies")).isEqualTo(".issue");
    }

    @Test
    void what_each_button_copies_is_there_as_it_was_written() {
        open(CaseView.fragment(UNMASKED));
        browser().await("document.querySelector('details.case[open] .copies:not([hidden])')");

        Results run = SampleRun.faulty();
        CaseResult result = run.cases().stream()
                .filter(each -> each.id().equals(UNMASKED))
                .findFirst()
                .orElseThrow();
        CaseView view = CaseView.of(result, run, LEDGER);
        assertThat(view.shellLine()).contains("| nc -w 3 127.0.0.1 9001 |");
        assertThat(browser()
                        .texts("[...document.querySelectorAll('details.case[open] [data-copies]')].map(each =>"
                                + " each.closest('.body').querySelector(each.dataset.copies).textContent)"))
                .containsExactly(view.issue(), view.replay(), view.shellLine());
    }

    @Test
    void a_diff_shows_both_transcripts_of_what_is_worse() {
        browser().open(directory.resolve("diff.html"), "#a/a");

        browser().await("document.querySelectorAll('details.case[open] .both .wire').length === 2");
        assertThat(text("details.case[open] .step")).containsSubsequence("PASS", "FAIL");
        click(".verdicts [data-verdict=better]");
        assertThat(visible()).containsExactly("a/b");
        browser().width(360);
        assertThat(browser().value("document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    @Test
    void a_deep_link_opens_its_case() {
        open(CaseView.fragment(UNMASKED));

        browser().await("document.querySelector('details.case[open] .wire')");
        browser().await(FOCUSED_CASE + " === arguments[0]", UNMASKED);
        assertThat(text("details.case[open]")).contains("81 05 68 65 6c 6c 6f");
        browser().await("Math.abs(document.activeElement.getBoundingClientRect().top) < innerHeight");
    }

    @Test
    void a_link_to_a_case_behind_a_filter_takes_the_filter_away() {
        open("");
        click(".verdicts [data-verdict=strict]");
        assertThat(visible()).doesNotContain(UNMASKED);

        click(".fixes a[href*='opcode=text']");

        browser().await("document.querySelector('details.case[open] .wire')");
        assertThat(browser().value(FOCUSED_CASE)).isEqualTo(UNMASKED);
        assertThat(visible()).contains(UNMASKED);
    }

    @Test
    void a_long_conversation_is_unpacked_when_it_is_opened() {
        open(CaseView.fragment(LONG));

        browser().await("document.querySelectorAll('details.case[open] .wire > li').length === 61");
        assertThat(text("details.case[open] .body")).contains("REQUIRED", "VERDICT", "REPLAY");
    }

    @Test
    void a_long_payload_is_cut_in_the_middle_until_all_of_it_is_wanted() {
        open(CaseView.fragment(LONG));
        browser().await("document.querySelector('details.case[open] .more')");

        assertThat(text(".wire .target .f.data b"))
                .contains("30 31 32", " … 200 more … ", "64 65 66")
                .hasSizeLessThan(200);
        assertThat(text(".wire .target .more")).isEqualTo("Show the 92 bytes kept of 256");
        click(".wire .target .more");
        assertThat(text(".wire .target .f.data b"))
                .contains(" … 164 bytes left out … ")
                .hasSizeGreaterThan(270);
        assertThat(text(".wire .target .more")).isEqualTo("Show less");
    }

    @Test
    void the_focus_on_a_field_shows_its_bits() {
        open(CaseView.fragment(LONG));
        browser().await("document.querySelector('details.case[open] .more')");

        browser().value("document.querySelectorAll('.wire .target .f.bits')[0].focus()");
        assertThat(text(".pop"))
                .isEqualToNormalizingWhitespace("FIN 1 RSV1 0 RSV2 0 RSV3 0 opcode 0010 opcode 2, which is 0x2");
        browser().press(Keys.ARROW_RIGHT);
        assertThat(text(".pop"))
                .isEqualToNormalizingWhitespace("MASK 0 payload length 1111110 126: the length is in the next 2 bytes");
        browser().press(Keys.ARROW_RIGHT);
        assertThat(text(".pop"))
                .isEqualToNormalizingWhitespace(
                        "extended payload length 00000001 00000000 16 bits, the most significant first");
        browser().press(Keys.ESCAPE);
        assertThat(browser().value("document.querySelector('.pop')")).isNull();
        browser().pointAt(".wire .tester .f.bits + .len");
        assertThat(text(".pop")).startsWith("MASK\n1");
    }

    @Test
    void the_keyboard_goes_through_the_cases() {
        open("");

        browser().press(Keys.TAB);
        assertThat(browser().value("document.activeElement.textContent")).isEqualTo("Skip to the cases");
        browser().press("j");
        List<String> order = visible();
        assertThat(browser().value(FOCUSED_CASE)).isEqualTo(order.get(0));
        browser().press("jj");
        assertThat(browser().value(FOCUSED_CASE)).isEqualTo(order.get(2));
        browser().press("k");
        assertThat(browser().value(FOCUSED_CASE)).isEqualTo(order.get(1));
        browser().press(Keys.ENTER);
        browser().await("document.activeElement.parentElement.open && document.querySelector('details[open] .wire')");
        browser().press(Keys.TAB);
        assertThat(browser().value("document.activeElement.closest('.body').id"))
                .isEqualTo(order.get(1));
        browser().back();
        browser().press(Keys.ENTER);
        browser().await("!document.querySelector('details.case[open]')");
    }

    @Test
    void the_map_is_one_stop_and_the_arrows_go_through_it() {
        open("");
        assertThat(browser().value("document.querySelectorAll('button.q[tabindex=\"0\"]').length"))
                .isEqualTo(1L);

        browser().value("document.getElementById('requirement-rfc6455-5.1-server-closes-unmasked').focus()");
        browser().press(Keys.ENTER);
        assertThat(text(".panel"))
                .contains(
                        "✕ failed",
                        "MUST",
                        "RFC 6455 5.1",
                        "rfc6455-5.1-server-closes-unmasked",
                        "The server closes the connection when it receives a frame that is not masked.",
                        UNMASKED);
        browser().press(Keys.ARROW_RIGHT);
        assertThat(browser().value("document.activeElement.classList.contains('q')"))
                .isEqualTo(true);
        browser().press(Keys.ARROW_LEFT);
        browser().press(Keys.TAB, Keys.ESCAPE);
        assertThat(browser().value("document.activeElement.id"))
                .isEqualTo("requirement-rfc6455-5.1-server-closes-unmasked");
        assertThat(browser().value("document.querySelector('.panel')")).isNull();
    }

    @Test
    void a_requirement_on_the_map_leaves_its_cases() {
        open("requirement-rfc6455-5.1-server-closes-unmasked");

        click(".panel .act");

        assertThat(visible())
                .containsExactly(
                        "masking/unmasked[opcode=binary]",
                        "masking/unmasked[opcode=ping]",
                        UNMASKED,
                        "fuzz/violation/0a1b2c3d");
        assertThat(text(".only")).contains("rfc6455-5.1-server-closes-unmasked");
        click(".only button");
        assertThat(text(".shown")).matches("[0-9]+ cases");
    }

    @Test
    void what_is_made_of_hostile_names_stays_text() throws IOException {
        String evil = "\"'></noscript></template></script><img src=x onerror=alert(1)>";
        browser().open(write("hostile.html", HtmlEscapingTest.run(evil)), "");

        browser().value("document.querySelectorAll('details').forEach(each => each.open = true)");
        browser().await("!document.querySelector('details.case noscript, details.case template')");
        browser().value("document.querySelectorAll('.q.v-fail').forEach(each => each.click())");

        assertThat(text(".panel")).contains("✕ failed", evil);
        assertThat(browser().value("document.querySelectorAll('img').length")).isEqualTo(0L);
        browser().find(".panel .links a").click();
        browser().await("location.hash.includes('onerror')");
        browser().await(FOCUSED_CASE + " === arguments[0]", evil + "/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void every_text_stands_out_from_what_is_behind_it(String scheme) throws IOException {
        open("requirement-rfc6455-5.1-server-closes-unmasked");
        browser().media("", scheme);
        browser().value("document.querySelectorAll('details').forEach(each => each.open = true)");
        browser().await("!document.querySelector('details.case noscript, details.case template')");

        assertThat(browser().value("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(scheme.equals("dark") ? "rgb(18, 21, 25)" : "rgb(246, 247, 248)");
        assertThat(browser().texts("(() => {" + resource("/contrast.js") + "})()"))
                .isEmpty();
    }

    @Test
    void nothing_has_to_be_scrolled_sideways_on_a_phone() {
        open("requirement-rfc6455-5.1-server-closes-unmasked");
        browser().width(360);
        browser().value("document.querySelectorAll('details').forEach(each => each.open = true)");
        browser().await("!document.querySelector('details.case noscript, details.case template')");

        assertThat(browser().value("document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    @Test
    void on_paper_there_is_what_was_opened_and_nothing_to_press() {
        open(CaseView.fragment(UNMASKED));
        browser().await("document.querySelector('details.case[open] .wire')");
        browser().media("print", "light");

        assertThat(browser()
                        .texts("[...document.querySelectorAll('.tools, .skip, .act')].filter(each =>"
                                + " each.checkVisibility())"))
                .isEmpty();
        assertThat(browser().value("document.querySelector('details.case[open] .wire').checkVisibility()"))
                .isEqualTo(true);
        assertThat(browser().value("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void three_thousand_cases_with_their_bytes_are_there_at_once() throws IOException {
        List<CaseResult> cases = new ArrayList<>(SampleRun.large(2_700).cases());
        for (int i = 0; i < 300; i++) {
            cases.add(longConversation(LONG + "[" + i + "]"));
        }
        Path page = write("large.html", SampleRun.complete(cases));

        browser().open(page, "");
        browser().await("performance.getEntriesByType('navigation')[0].loadEventEnd > 0");

        double interactive = ((Number) browser().value("performance.getEntriesByType('navigation')[0].domInteractive"))
                .doubleValue();
        double loaded =
                ((Number) browser().value("performance.getEntriesByType('navigation')[0].loadEventEnd")).doubleValue();
        System.out.printf(
                "3000 cases, %.1f MB: interactive after %.0f ms, loaded after %.0f ms%n",
                Files.size(page) / 1e6, interactive, loaded);
        assertThat(loaded).isLessThan(MOST_MILLIS);
        assertThat(text(".shown")).isEqualTo("3000 cases");
    }

    private static CaseResult longConversation(String id) {
        SampleConversation conversation = SampleConversation.opened();
        byte[] payload = "0123456789abcdef".repeat(16).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 58; i++) {
            conversation.frame(i % 2 == 0 ? Entry.From.TESTER : Entry.From.TARGET, true, 0, 2, payload);
        }
        return SampleRun.with(SampleRun.faulty().cases().getFirst(), id, conversation.entries());
    }

    private static Path write(String name, Results run) throws IOException {
        return Files.writeString(directory.resolve(name), HtmlReport.render(run));
    }

    private static Browser browser() {
        return started.orElseThrow();
    }

    private static void open(String fragment) {
        browser().open(directory.resolve("report.html"), fragment.isEmpty() ? "" : "#" + fragment);
    }

    private static void click(String selector) {
        browser().find(selector).click();
    }

    private static String text(String selector) {
        return browser().find(selector).getText();
    }

    private static List<String> visible() {
        return browser().texts(VISIBLE + ".map(each => each.querySelector('.body').id)");
    }

    private static String resource(String name) throws IOException {
        try (var in = BrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
