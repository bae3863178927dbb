package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The way of a finding: from fuzzing to its file, and from the file or its token to a replay, a program and a
 * regression.
 */
class FuzzCommandTest {
    private static final String FINDING = "fuzz/violation/16164bf8";
    private static ReferenceServer lenient;

    private final Shell shell = new Shell();
    private final StringWriter out = shell.out();
    private final StringWriter err = shell.err();

    @TempDir
    private Path directory;

    @BeforeAll
    static void startAServerThatTakesUnmaskedFrames() throws IOException {
        lenient = ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)));
    }

    @AfterAll
    static void stopIt() {
        lenient.close();
    }

    private int execute(String... arguments) {
        return shell.execute(arguments);
    }

    private int fuzz(String... more) {
        String[] usual = {
            "fuzz",
            lenient.uri().toString(),
            "--report",
            directory.toString(),
            "--tries",
            "200",
            "--seed",
            "1",
            "--property",
            "conversation,violation"
        };
        var all = new ArrayList<>(List.of(usual));
        all.addAll(List.of(more));
        return execute(all.toArray(String[]::new));
    }

    private Path file() {
        return directory.resolve("findings").resolve("violation-16164bf8.yaml");
    }

    @Test
    void finds_what_is_wrong_says_so_and_keeps_it() throws IOException {
        assertThat(fuzz()).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAIL   " + FINDING)
                .contains("- Send a text frame with no mask and no payload")
                .contains(file().toString())
                .contains("200 samples, ");
        assertThat(Files.readString(file())).startsWith("# " + FINDING + ": FAIL\n# The target sent back a message");
        Fuzzing record =
                Results.read(directory.resolve("results.ndjson")).fuzzing().orElseThrow();
        assertThat(record.seed()).isEqualTo(1);
        assertThat(record.tries()).isEqualTo(200);
        assertThat(record.findings())
                .singleElement()
                .satisfies(found -> assertThat(found.id()).isEqualTo(FINDING));
        assertThat(Files.readString(directory.resolve("index.html"))).contains(FINDING);
        assertThat(Files.readString(directory.resolve("junit.xml"))).contains(FINDING);
    }

    @Test
    void finds_nothing_on_a_server_with_nothing_wrong() {
        assertThat(execute("fuzz", "--report", directory.toString(), "--tries", "300", "--seed", "1", "--coverage"))
                .isZero();
        assertThat(out.toString()).contains("7 PASS").contains(" legal\n").contains("violated: unmasked");
        assertThat(directory.resolve("findings")).doesNotExist();
    }

    @Test
    void what_the_baseline_knows_does_not_fail_the_run() throws IOException {
        Path known = directory.resolve("known.yaml");
        Files.writeString(known, "- {cases: fuzz/*/16164bf8, verdict: FAIL, reason: Masks are not looked at.}\n");
        assertThat(fuzz("--baseline", known.toString())).isZero();
        assertThat(out.toString()).contains(FINDING + " (known)");
    }

    @Test
    void the_baseline_is_brought_up_to_date() throws IOException {
        Path known = directory.resolve("known.yaml");
        Files.writeString(known, "- {cases: masking/keys, verdict: INFO, reason: Not looked at here.}\n");
        assertThat(fuzz("--baseline", known.toString(), "--update-baseline")).isZero();
        assertThat(Files.readString(known)).contains("masking/keys", "Not looked at here.", FINDING);
        assertThat(out.toString().lines())
                .endsWith("Baseline: " + known, "Exit 0: the baseline expects now what was seen");
        assertThat(fuzz("--baseline", known.toString())).isZero();
        assertThat(execute(
                        "run",
                        lenient.uri().toString(),
                        "--include",
                        "framing/reserved-bits",
                        "--regressions",
                        directory.resolve("findings").toString(),
                        "--baseline",
                        known.toString(),
                        "--update-baseline",
                        "--report",
                        directory.resolve("run").toString()))
                .isZero();
        assertThat(Files.readString(known)).contains("masking/keys", FINDING);
    }

    @Test
    void a_finding_is_replayed_from_its_file_and_its_token() {
        fuzz();
        String token = Results.read(directory.resolve("results.ndjson"))
                .fuzzing()
                .orElseThrow()
                .findings()
                .getFirst()
                .token();
        for (String finding : List.of(file().toString(), token)) {
            out.getBuffer().setLength(0);
            assertThat(execute("replay", finding, lenient.uri().toString())).isEqualTo(1);
            assertThat(out.toString()).startsWith("FAIL " + FINDING).contains("(not masked · length 0)");
        }
    }

    @Test
    void a_finding_passes_where_the_fault_is_mended() throws IOException {
        fuzz();
        try (var mended = ReferenceServer.start(ServerOptions.defaults())) {
            assertThat(execute("replay", file().toString(), mended.uri().toString()))
                    .isZero();
            assertThat(execute(
                            "run",
                            mended.uri().toString(),
                            "--include",
                            "masking/keys",
                            "--regressions",
                            file().getParent().toString(),
                            "--report",
                            directory.resolve("run").toString()))
                    .isZero();
            Results run = Results.read(directory.resolve("run/results.ndjson"));
            assertThat(run.complete()).isTrue();
            assertThat(run.cases()).hasSize(run.header().cases() + 1);
        }
        assertThat(execute(
                        "run",
                        lenient.uri().toString(),
                        "--include",
                        "masking/keys",
                        "--regressions",
                        file().getParent().toString(),
                        "--report",
                        directory.resolve("run").toString()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"java, final class Finding", "python, import socket", "yaml, 'send: {opcode: text, mask: none, text: '"
    })
    void a_finding_is_printed_in_other_forms(String form, String part) {
        fuzz();
        out.getBuffer().setLength(0);
        assertThat(execute("replay", file().toString(), lenient.uri().toString(), "--print", form))
                .isZero();
        assertThat(out.toString()).contains(part);
    }

    @Test
    void what_takes_several_connections_is_no_program() throws IOException {
        fuzz();
        Path several = directory.resolve("several.yaml");
        String one = Files.readString(file());
        String entry = one.substring(one.indexOf("  - id:"));
        Files.writeString(several, one + entry.replaceFirst("- id: .*", "- id: 16164bf8-2"));
        assertThat(execute("replay", several.toString(), lenient.uri().toString(), "--print", "java"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("A program opens one connection, but " + FINDING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "fuzz --time 5x | '5x' is not a time; it is a number and s, m or h, for example 10m",
                "fuzz --tries 0 | There is 1 try or more, not 0.",
                "fuzz --property nope | There is no property 'nope'",
                "fuzz --max-message 3 | The largest message has 125 to 16777216 bytes, not 3.",
                "replay nosuch.yaml ws://localhost:1/ | nosuch.yaml:1: There is no such file",
                "replay nosuch.yaml nourl | 'nourl' is not a WebSocket URL",
                "run --regressions nosuch | nosuch is not a directory of case files.",
            })
    void bad_input_is_one_clear_line(String arguments, String message) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void nobody_there_is_no_finding() {
        assertThat(execute("fuzz", "ws://127.0.0.1:1/", "--report", directory.toString()))
                .isEqualTo(3);
        assertThat(out.toString()).contains("No connection to ws://127.0.0.1:1/");
    }
}
