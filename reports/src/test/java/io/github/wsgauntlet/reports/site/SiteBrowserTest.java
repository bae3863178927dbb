package io.github.wsgauntlet.reports.site;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.reports.site.SiteRuns.RESERVED;
import static io.github.wsgauntlet.reports.site.SiteRuns.UNMASKED;
import static io.github.wsgauntlet.reports.site.SiteRuns.result;
import static io.github.wsgauntlet.reports.site.SiteRuns.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Browser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The site in the hands of a reader. Skipped where there is no browser. */
class SiteBrowserTest {
    private static final String WITHOUT =
            "There is no chromium with its chromedriver on the PATH, so that the site is not tried in a browser.";
    private static final String VISIBLE =
            "[...document.querySelectorAll('tr[data-text]:not([hidden]) th a')].filter(a => a.checkVisibility())"
                    + ".map(a => a.textContent)";

    /** The page has to be there at once on any desk; a machine that builds is busy with other things. */
    private static final double MOST_MILLIS = 20_000;

    @TempDir
    static Path directory;

    private static Optional<Browser> started = Optional.empty();

    @BeforeAll
    static void writeSite() {
        started = Browser.start();
        if (started.isEmpty()) {
            System.out.println(WITHOUT);
        }
        assumeTrue(started.isPresent(), WITHOUT);
        List<Results> runs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            runs.add(run("server" + i + " 1.0", result("a/a", i % 3 == 0 ? FAIL : PASS, UNMASKED, "saw " + i)));
        }
        runs.add(run("old 1.0", result("a/a", PASS, UNMASKED, "fine")));
        CaseResult[] many = IntStream.range(0, 20)
                .mapToObj(i -> result("a/many-" + i, FAIL, RESERVED, "reason " + i))
                .toArray(CaseResult[]::new);
        runs.add(run("old 2.0", many));
        runs.add(run("page", result("client/a/a", FAIL, UNMASKED, "a client's")));
        SiteRuns.write(directory, List.of(), runs.toArray(Results[]::new));
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
    void a_text_leaves_the_targets_and_requirements_that_hold_all_its_words() {
        open("index.html", "");

        browser().press("/");
        browser().press("SERVER42");

        assertThat(browser().texts(VISIBLE)).startsWith("server42 1.0").hasSize(2);
        assertThat(text(".shown")).matches("2 of [0-9]+");
        browser().press(Keys.ESCAPE);
        assertThat(browser().texts(VISIBLE)).hasSizeGreaterThan(60);
        browser().press("no such words");
        assertThat(browser().texts(VISIBLE)).isEmpty();
        assertThat(text(".none")).isEqualTo("Nothing matches.");
    }

    @Test
    void the_keyboard_leads_from_the_search_to_the_bytes() {
        open("index.html", "");

        browser().press("/");
        browser().press("old 2.0");
        browser().press(Keys.TAB);
        browser().await("document.activeElement.textContent === 'old 2.0'");
        browser().press(Keys.ENTER);
        browser().await("location.pathname.endsWith('/targets/old.html') && document.querySelector('.shown')");
        browser().press("j");
        browser().press(Keys.ENTER);

        browser().await("document.querySelector('details.case[open] .wire .f.data')");
        assertThat(text("details.case[open] .wire")).contains("“reason 0”");
    }

    @Test
    void a_requirement_leads_to_the_case_that_breaks_it() {
        open("requirements/" + UNMASKED + ".html", "");

        browser().find(".saws a[href*='server3.html']").click();

        browser().await("document.querySelector('details.case[open] .wire')");
        assertThat(text("h1")).contains("server3 1.0 does not conform");
    }

    @Test
    void every_link_leads_somewhere() throws Exception {
        Map<String, String> files = SiteRuns.files(directory);
        List<String> dead = new ArrayList<>();
        int seen = 0;
        for (String page : files.keySet()) {
            if (!page.endsWith(".html") || page.matches("(matrix|clients)\\.html")) {
                continue;
            }
            open(page, "");
            for (String link : browser()
                    .texts("[...document.querySelectorAll('a, link[rel=alternate]')]"
                            + ".map(a => a.href).filter(href => href.startsWith('file:'))")) {
                seen++;
                URI to = URI.create(link.replaceFirst("#.*", ""));
                if (!Files.isRegularFile(Path.of(to))) {
                    dead.add(page + " to " + link);
                }
                if (link.contains("#")
                        && !hasPlace(files.get(relative(to)), URI.create(link).getFragment())) {
                    dead.add(page + " to the place " + link);
                }
            }
        }

        assertThat(dead).isEmpty();
        assertThat(seen).isGreaterThan(500);
    }

    private static String relative(URI file) {
        return directory.toAbsolutePath().relativize(Path.of(file)).toString();
    }

    private static boolean hasPlace(String page, String fragment) {
        return page.contains("id=\"" + fragment + '"');
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 360", "dark, 360"})
    void every_page_can_be_read_and_fits(String scheme, int width) throws Exception {
        for (String page : List.of("index.html", "targets/old.html", "requirements/" + UNMASKED + ".html")) {
            open(page, "");
            browser().media("", scheme);
            browser().width(width);

            assertThat(browser().value("document.documentElement.scrollWidth")).isEqualTo((long) width);
            String contrast;
            try (var in = SiteBrowserTest.class.getResourceAsStream("/contrast.js")) {
                contrast = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            assertThat(browser().texts("(() => {" + contrast.replace("seen < 200", "seen < 20") + "})()"))
                    .isEmpty();
        }
    }

    @Test
    void sixty_targets_are_there_soon() {
        open("index.html", "");

        browser().await("performance.getEntriesByName('first-contentful-paint').length > 0");
        double millis = ((Number)
                        browser().value("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
        System.out.println("The first paint of a site of 62 targets took " + Math.round(millis) + " ms");
        assertThat(millis).isLessThan(MOST_MILLIS);
    }

    private static Browser browser() {
        return started.orElseThrow();
    }

    private static void open(String page, String fragment) {
        browser().open(directory.resolve(page), fragment);
    }

    private static String text(String selector) {
        return browser().find(selector).getText();
    }
}
