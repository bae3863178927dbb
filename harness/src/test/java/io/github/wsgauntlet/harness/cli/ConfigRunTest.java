package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that a file describes. */
class ConfigRunTest {
    private static ReferenceServer clean;
    private static ReferenceServer lenient;

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        clean = ReferenceServer.start(ServerOptions.defaults());
        lenient = ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)));
    }

    @AfterAll
    static void stop() {
        clean.close();
        lenient.close();
    }

    @Test
    void several_targets_end_in_one_matrix_and_the_worst_exit_code() throws IOException {
        assertThat(run("""
                report: OUT
                include: [masking/unmasked/data, "masking/keys"]
                exclude: "masking/unmasked/data[opcode=binary,*]"
                format: badge
                targets:
                  - {url: CLEAN, name: Clean 1}
                  - url: LENIENT
                    name: Lenient
                    header: ["X-A: 1", "X-B: true"]
                    include: masking/unmasked/data
                """)).isEqualTo(1);

        Path out = directory.resolve("out");
        assertThat(Results.read(out.resolve("clean_1/results.ndjson")).cases()).hasSize(39);
        assertThat(Results.read(out.resolve("lenient/results.ndjson")).cases()).hasSize(4);
        assertThat(out.resolve("lenient/badge.svg")).isNotEmptyFile();
        assertThat(out.resolve("matrix.md")).content().contains("| Clean 1 |", "| Lenient |");
        assertThat(shell.out().toString().lines())
                .endsWith("Matrix: " + out.resolve("index.html"), "Exit 1: Lenient: 1 requirement broken, 4 cases");
    }

    @Test
    void what_one_target_says_holds_for_it_alone() throws IOException {
        Files.writeString(
                directory.resolve("known.yaml"),
                "- {cases: masking/unmasked/data, verdict: FAIL, reason: Masks are not looked at.}\n");
        assertThat(run("""
                include: masking/unmasked/data
                report: OUT
                targets:
                  - url: LENIENT
                    baseline: KNOWN
                    update-baseline: false
                """)).as(shell.err().toString()).isZero();
        assertThat(directory.resolve("out/index.html")).isNotEmptyFile();
        assertThat(directory.resolve("out/matrix.md")).doesNotExist();
    }

    @Test
    void names_that_no_file_name_tells_apart_have_directories_of_their_own() throws IOException {
        assertThat(run("""
                report: OUT
                include: masking/keys
                targets:
                  - {url: CLEAN, name: A 1}
                  - {url: CLEAN, name: a-1}
                  - {url: CLEAN, name: "\u00e9"}
                """)).as(shell.err().toString()).isZero();
        for (String own : new String[] {"a_1", "a_1_2", "target"}) {
            assertThat(directory.resolve("out").resolve(own).resolve("results.ndjson"))
                    .isNotEmptyFile();
        }
        assertThat(shell.execute("run", "--config", "a.yaml", "--fail-on", "none"))
                .isEqualTo(2);
        assertThat(shell.err().toString()).contains("--fail-on has no effect with --config");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nosuch: 1 | :1: Unknown key 'nosuch' in the file; known keys: targets, ",
                "jobs: 1 | :1: The file needs 'targets'",
                "targets: [] | :1: 'targets' is a list of at least one item",
                "targets: [{name: a}] | :1: A target needs 'url'",
                "targets: [{url: 'ws://a', jobs: {}}] | :1: 'jobs' is one value, not a mapping",
                "targets: [{url: 'ws://a'}, {url: 'ws://a'}] | :1: There is another target of the name 'ws://a'",
                "targets: [{url: 'ws://a', config: b}] | :1: Unknown key 'config' in a target"
            })
    void a_file_that_is_wrong_is_one_clear_line(String text, String message) throws IOException {
        assertThat(run(text)).isEqualTo(2);
        assertThat(shell.err().toString()).startsWith("wsgauntlet: " + directory.resolve("config.yaml") + message);
    }

    @Test
    void what_an_option_cannot_be_is_said_as_on_a_command_line() throws IOException {
        assertThat(run("targets: [{url: CLEAN, jobs: many}]")).isEqualTo(2);
        assertThat(shell.err().toString()).contains("Invalid value for option '--jobs': 'many' is not an int");
        assertThat(shell.execute("run", "ws://a/", "--config", "a.yaml")).isEqualTo(2);
        assertThat(shell.err().toString()).contains("URL has no effect with --config: the file decides that.");
    }

    private int run(String text) throws IOException {
        Path file = directory.resolve("config.yaml");
        Files.writeString(
                file,
                text.replace("OUT", directory.resolve("out").toString())
                        .replace("KNOWN", directory.resolve("known.yaml").toString())
                        .replace("CLEAN", clean.uri().toString())
                        .replace("LENIENT", lenient.uri().toString()));
        return shell.execute("run", "--config", file.toString());
    }
}
