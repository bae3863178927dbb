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

import io.github.wsgauntlet.reports.record.Results;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.InflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is under embargo is nowhere: in no page, no pack, no feed, no search, no badge and no name of a file. */
class EmbargoTest {
    private static final Pattern PACK = Pattern.compile("<template[^>]*>([A-Za-z0-9+/=]+)</template>");

    private static final Results OPEN = run("open 1.0", result("a/a", PASS, UNMASKED, "fine"));
    private static final Results HIDDEN = run("secretive 4711.1", result("a/zyxw", FAIL, RESERVED, "qqqqq"));
    private static final Results OLDER = run("secretive 4711.0", result("a/zyxw", FAIL, RESERVED, "ppppp"));
    private static final Results PARTLY = run(
            "partly 1.0",
            result("a/reserved-0", FAIL, RESERVED, "qqqqq"),
            result("a/also", PASS, RESERVED, "qqqqq"),
            result("a/rests", SKIP, UNMASKED, "It rests on a/reserved-0, which failed"),
            result("a/other", FAIL, UNMASKED, "told"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"secretive", "SECRETIVE", " secretive "})
    void no_byte_of_a_target_is_in_the_site(String line) throws IOException {
        SiteRuns.write(directory, List.of("# a comment", "", line), OPEN, HIDDEN, OLDER);

        assertThat(everything())
                .contains("open")
                .doesNotContain("secretive", "4711.1", "4711.0", "zyxw", "qqqqq", "ppppp", hex("qqqqq"), RESERVED);
    }

    @Test
    void it_would_be_there_without_the_embargo() throws IOException {
        SiteRuns.write(directory, List.of(), OPEN, HIDDEN, OLDER, PARTLY);

        assertThat(everything())
                .contains(
                        "secretive",
                        "4711.1",
                        "4711.0",
                        "zyxw",
                        "qqqqq",
                        hex("qqqqq"),
                        RESERVED,
                        "a/rests",
                        "a/reserved-0");
    }

    @Test
    void one_version_is_held_back_alone() throws IOException {
        SiteRuns.write(directory, List.of("secretive 4711.1"), OPEN, HIDDEN, OLDER);

        assertThat(everything()).contains("secretive", "4711.0", "ppppp").doesNotContain("4711.1", "qqqqq");
    }

    @ParameterizedTest
    @ValueSource(strings = {RESERVED, "a/reserved-0"})
    void no_byte_of_a_finding_is_in_the_site_and_nothing_says_that_its_requirement_is_kept(String finding)
            throws IOException {
        SiteRuns.write(directory, List.of("partly: " + finding), OPEN, PARTLY);

        assertThat(everything())
                .contains("partly", "a/other", "told")
                .doesNotContain(RESERVED, "a/reserved", "a/also", "a/rests", "qqqqq", hex("qqqqq"));
    }

    @Test
    void whose_only_fault_is_held_back_is_not_said_to_conform() throws IOException {
        Results run = run("one 1.0", result("a/a", FAIL, RESERVED, "qqqqq"), result("a/b", PASS, UNMASKED, "fine"));

        SiteRuns.write(directory, List.of("one: " + RESERVED), run);

        assertThat(SiteRuns.files(directory).get("badge/one.svg")).contains(">not judged<");
        assertThat(everything()).doesNotContain("conforms to", "qqqqq", "a summary");
    }

    @Test
    void what_is_spelt_wrong_is_refused() {
        assertThatThrownBy(() -> SiteRuns.write(directory, List.of("secretiv"), OPEN, HIDDEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The embargo on \"secretiv\" is about no target among the records");
        assertThatThrownBy(() -> SiteRuns.write(directory, List.of("secretive: a/zyx"), OPEN, HIDDEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The embargo on \"secretive: a/zyx\" names no requirement, and no case of a record");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothing_but_what_is_under_embargo_is_no_site() {
        assertThatThrownBy(() -> SiteRuns.write(directory, List.of("secretive"), HIDDEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing is left to be published: every run is under embargo");
        assertThat(directory).isEmptyDirectory();
    }

    /** Return the names and the texts of all files, and what is packed in them, in lower case but for markup. */
    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, String> file : SiteRuns.files(directory).entrySet()) {
            all.append(file.getKey()).append('\n').append(file.getValue());
            var packs = PACK.matcher(file.getValue());
            while (packs.find()) {
                all.append(unpacked(packs.group(1)));
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private static String unpacked(String pack) throws IOException {
        var html = new ByteArrayOutputStream();
        try (var out = new InflaterOutputStream(html)) {
            out.write(Base64.getDecoder().decode(pack));
        }
        return html.toString(StandardCharsets.UTF_8);
    }

    /** Return a text as the page shows the bytes of a frame. */
    private static String hex(String text) {
        return text.chars()
                .mapToObj(c -> String.format("%02x", c))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }
}
