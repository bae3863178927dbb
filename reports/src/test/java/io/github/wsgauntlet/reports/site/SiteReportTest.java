package io.github.wsgauntlet.reports.site;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.reports.site.SiteRuns.RESERVED;
import static io.github.wsgauntlet.reports.site.SiteRuns.UNMASKED;
import static io.github.wsgauntlet.reports.site.SiteRuns.result;
import static io.github.wsgauntlet.reports.site.SiteRuns.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.matrix.MatrixRuns;
import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SiteReportTest {
    private static final String EVIL =
            "</template></noscript></script><img src=x onerror=alert(1)>\"'>&lt;\u001e\u202e";

    @TempDir
    private Path directory;

    @Test
    void there_is_a_page_for_each_target_and_requirement_and_a_badge_for_each_target() throws IOException {
        assertThat(site(
                        run("nice 1.0", result("a/a", PASS, UNMASKED, "fine")),
                        run("poor 2.0", result("a/a", FAIL, UNMASKED, "bad"))))
                .containsOnlyKeys(
                        "badge/nice.svg",
                        "badge/poor.svg",
                        "feed.json",
                        "index.html",
                        "matrix.html",
                        "requirements/" + UNMASKED + ".html",
                        "targets/nice.html",
                        "targets/poor.html");
    }

    @Test
    void the_page_of_a_requirement_says_who_keeps_it_and_leads_to_the_bytes_of_who_does_not() throws IOException {
        String page = site(
                        run("nice 1.0", result("a/a", PASS, UNMASKED, "fine")),
                        run("poor 2.0", result("a/a", FAIL, UNMASKED, "it took the frame")),
                        run("mute 3.0", result("a/a", SKIP, UNMASKED, "no echo")))
                .get("requirements/" + UNMASKED + ".html");

        assertThat(text(page))
                .contains("Kept by 1 of 2 targets judged by it")
                .containsSubsequence("failed 1", "poor 2.0", "it took the frame", "passed 1", "nice 1.0", "skipped 1")
                .contains("mute 3.0");
        assertThat(page).contains("href=\"../targets/poor.html#a/a\"", "href=\"../targets/nice.html\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, FAIL, FAIL, Since 2.0; 1.0 keeps it.",
        "SKIP, FAIL, FAIL, Since 2.0 at the latest; of 1.0 it is not known.",
        "FAIL, FAIL, FAIL, 'So is every version here, from 1.0 on.'",
        "FAIL, PASS, FAIL, Since 10.0; 2.0 keeps it."
    })
    void the_page_of_a_target_says_since_when(Verdict first, Verdict second, Verdict third, String since)
            throws IOException {
        String page = versions(first, second, third);

        assertThat(text(page)).contains(since);
    }

    @Test
    void one_version_alone_says_nothing_of_when() throws IOException {
        assertThat(site(run("one 1.0", result("a/a", FAIL, UNMASKED, "bad"))).get("targets/one.html"))
                .doesNotContain("class=\"since\"", "id=\"versions\"");
    }

    @Test
    void what_a_version_mends_is_said() throws IOException {
        assertThat(versions(PASS, FAIL, PASS)).contains("id=\"mended\"");
        assertThat(versions(PASS, FAIL, SKIP)).doesNotContain("id=\"mended\"");
    }

    private String versions(Verdict... verdicts) throws IOException {
        Path place = Files.createTempDirectory(directory, "site");
        SiteRuns.write(
                place,
                List.of(),
                run("many 2.0", result("a/a", verdicts[1], UNMASKED, "two")),
                run("many 10.0", result("a/a", verdicts[2], UNMASKED, "ten")),
                run("many 1.0", result("a/a", verdicts[0], UNMASKED, "one")));
        Map<String, String> files = SiteRuns.files(place);
        assertThat(files).containsKeys("targets/many.html", "badge/many.svg").doesNotContainKey("targets/many-2.html");
        return files.get("targets/many.html");
    }

    @Test
    void of_two_runs_of_a_version_the_later_counts() throws IOException {
        Results early = MatrixRuns.run(
                "one 1.0", Instant.parse("2026-01-01T00:00:00Z"), List.of(result("a/a", FAIL, UNMASKED, "bad")));
        Results late = MatrixRuns.run(
                "one 1.0", Instant.parse("2026-02-01T00:00:00Z"), List.of(result("a/a", PASS, UNMASKED, "fine")));

        assertThat(site(late, early).get("targets/one.html"))
                .contains("1 February 2026")
                .doesNotContain("January");
    }

    @Test
    void a_client_has_a_place_of_its_own_beside_the_server_of_its_name() throws IOException {
        Map<String, String> site = site(
                run("both 1.0", result("a/a", PASS, UNMASKED, "fine")),
                run("both 1.0", result("client/a/a", FAIL, UNMASKED, "bad")));

        assertThat(site).containsKeys("matrix.html", "clients.html", "targets/both.html", "targets/both-client.html");
        assertThat(text(site.get("requirements/" + UNMASKED + ".html")))
                .containsSubsequence("failed 1", "both 1.0, client", "passed 1", "both 1.0");
    }

    @Test
    void the_feed_has_an_item_for_each_run() throws IOException {
        SiteReport.write(
                List.of(
                        run("one 1.0", result("a/a", FAIL, UNMASKED, "bad")),
                        run("one 2.0", result("a/a", PASS, UNMASKED, "fine"))),
                Embargo.of(List.of(), List.of()),
                Optional.of(URI.create("https://example.org/ws/")),
                directory);

        JsonNode feed = JsonMapper.builder().build().readTree(Files.readString(directory.resolve("feed.json")));
        assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.get("feed_url").asString()).isEqualTo("https://example.org/ws/feed.json");
        assertThat(feed.get("items")).hasSize(2).allSatisfy(item -> {
            assertThat(item.propertyNames())
                    .containsExactlyInAnyOrder("id", "url", "title", "content_text", "date_published");
            assertThat(item.get("url").asString()).isEqualTo("https://example.org/ws/targets/one.html");
        });
        assertThat(feed.get("items").valueStream().map(item -> item.get("title").asString()))
                .contains("one 1.0 does not conform to RFC 6455: 1 requirement is broken");
        assertThat(SiteRuns.files(directory).get("targets/one.html"))
                .contains("(https://example.org/ws/badge/one.svg)](https://example.org/ws/targets/one.html)");
    }

    @Test
    void no_name_leads_out_of_the_site() throws IOException {
        Map<String, String> site = site(
                run("../../evil", result("a/a", FAIL, "../../../rule", "bad")),
                run("..", result("a/a", FAIL, "..", "bad")),
                run("CON \u202e/é", result("a/a", FAIL, "x".repeat(500), "bad")));

        assertThat(site.keySet())
                .allMatch(name -> name.matches(
                        "(badge|targets|requirements)/[a-z0-9][a-z0-9.-]{0,80}\\.(svg|html)|[a-z]+\\.(html|json)"));
        assertThat(site).containsKeys("targets/evil.html", "targets/unnamed.html", "requirements/rule.html");
    }

    @Test
    void text_of_a_target_never_becomes_markup() throws IOException {
        Map<String, String> site = site(
                run(EVIL, result(EVIL + "/x", FAIL, EVIL, EVIL)), run(EVIL + " 2", result("a/a", PASS, EVIL, EVIL)));

        site.remove("feed.json"); // Its texts are no markup.
        assertThat(site).hasSize(5).allSatisfy((name, file) -> {
            assertThat(file).doesNotContain("<img", "\u202e", "\u001e");
            assertThat(file.split("<script", -1)).hasSizeLessThanOrEqualTo(2);
            assertThat(file.split("</script", -1)).hasSizeLessThanOrEqualTo(2);
        });
    }

    @Test
    void no_page_asks_for_anything() throws IOException {
        assertThat(site(run("poor 2.0", result("a/a", FAIL, UNMASKED, "bad")))).allSatisfy((name, file) -> {
            if (name.endsWith(".html")) {
                assertThat(file).contains("content=\"default-src &#39;none&#39;;");
                assertThat(file).doesNotContainPattern("<(img|iframe|object|embed|base|form|video|audio)\\b");
                assertThat(file).doesNotContainPattern("<link rel=\"(?!alternate)");
            }
        });
    }

    @Test
    void a_directory_that_has_something_in_it_is_refused_and_stays() throws IOException {
        Path old = Files.writeString(directory.resolve("old.html"), "old");

        assertThatThrownBy(() -> site(run("one", result("a/a", PASS, RESERVED, "fine"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(directory + ": The directory is not empty; a page of an older site may tell what this must"
                        + " not");
        assertThat(directory.toFile().list()).containsExactly("old.html");
        assertThat(old).hasContent("old");
    }

    private Map<String, String> site(Results... runs) throws IOException {
        SiteRuns.write(directory, List.of(), runs);
        return SiteRuns.files(directory);
    }

    /** Return what a reader sees, roughly: without tags and with single spaces. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
