package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site of records is made by one line, and nothing is published by mistake. */
class SiteCommandTest {
    private static final String SAMPLE = "framing/reserved-bits/no-extension,masking/unmasked/data";

    @TempDir
    private static Path records;

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    @BeforeAll
    static void play() throws IOException {
        for (String name : List.of("sound 1.0", "broken 1.0")) {
            Set<Rule> waived = name.startsWith("broken") ? Set.of(Rule.CLIENT_FRAMES_MASKED) : Set.of();
            try (ReferenceServer server =
                    ReferenceServer.start(ServerOptions.defaults().withWaived(waived))) {
                new Shell()
                        .execute(
                                "run",
                                server.uri().toString(),
                                "--include",
                                SAMPLE,
                                "--name",
                                name,
                                "--report",
                                records.resolve(name).toString());
            }
        }
    }

    @Test
    void a_directory_of_records_becomes_a_site() {
        Path site = directory.resolve("site");

        assertThat(execute(site.toString(), records.toString())).isZero();

        assertThat(shell.out().toString().lines()).containsExactly("Report: " + site.resolve("index.html"));
        assertThat(site.resolve("targets/sound.html")).content().contains("sound 1.0 conforms to RFC 6455");
        assertThat(site.resolve("targets/broken.html")).content().contains("broken 1.0 does not conform to RFC 6455");
        assertThat(site.resolve("badge/broken.svg")).content().contains(">1 broken<");
    }

    @Test
    void an_embargo_is_kept_from_the_line_and_from_a_file() throws IOException {
        Path file = Files.writeString(directory.resolve("embargo.txt"), "# until they have mended it\nbroken\n");
        Path one = directory.resolve("one");
        Path two = directory.resolve("two");

        assertThat(execute(one.toString(), records.toString(), "--embargo", "broken"))
                .isZero();
        assertThat(execute(two.toString(), records.toString(), "--embargo-file", file.toString()))
                .isZero();

        for (Path site : List.of(one, two)) {
            assertThat(site.resolve("targets").toFile().list()).containsExactly("sound.html");
            assertThat(site.resolve("index.html")).content().doesNotContain("broken 1.0");
        }
    }

    @Test
    void wrong_input_is_one_line_and_leaves_nothing() throws IOException {
        Path site = directory.resolve("site");
        String record = records.resolve("sound 1.0/results.ndjson").toString();
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertRefused(empty + ": There is no record in this directory", site.toString(), empty.toString());
        assertRefused("gone: There is no such file", site.toString(), "gone");
        assertRefused(record + ": The file is named twice", site.toString(), record, record);
        assertRefused(record + ": This is a file; the site wants a directory", record, record);
        assertRefused(
                "The embargo on \"brokn\" is about no target among the records",
                site.toString(),
                record,
                "--embargo",
                "brokn");
        assertRefused(
                "--url ftp://example.org: This is no http:// or https:// URL",
                site.toString(),
                record,
                "--url",
                "ftp://example.org");
        assertThat(site).doesNotExist();
        assertThat(Results.read(Path.of(record)).complete()).isTrue();
    }

    private void assertRefused(String line, String... arguments) {
        shell.err().getBuffer().setLength(0);
        assertThat(execute(arguments)).isEqualTo(2);
        assertThat(shell.err().toString().lines()).containsExactly("wsgauntlet: " + line);
    }

    private int execute(String... arguments) {
        String[] line = new String[arguments.length + 2];
        line[0] = "report";
        line[1] = "site";
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return shell.execute(line);
    }
}
