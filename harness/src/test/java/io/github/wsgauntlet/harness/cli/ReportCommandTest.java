package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves, and what is made of it later, is the same. */
class ReportCommandTest {
    private static final String SAMPLE = "framing/reserved-bits/no-extension,masking/unmasked/data";

    private final Shell shell = new Shell();
    private final StringWriter out = shell.out();
    private final StringWriter err = shell.err();

    @TempDir
    private Path directory;

    @Test
    void every_format_can_be_made_of_the_record_again() throws IOException {
        Path run = directory.resolve("run");
        assertThat(play(run, "--format", "badge,SARIF", "--format", "autobahn")).isEqualTo(1);
        String record = run.resolve("results.ndjson").toString();

        for (String format : List.of("html:index.html", "junit:junit.xml", "markdown:summary.md", "badge:badge.svg")) {
            assertMade(run, record, format);
        }
        assertMade(run, record, "sarif:results.sarif");
        assertMade(run, record, "autobahn:autobahn");
        assertThat(run.resolve("summary.md")).content().contains("does not conform to RFC 6455", "| FAIL | The server");
        assertThat(run.resolve("badge.svg")).content().contains(" broken</text>");
        assertThat(run.resolve("results.sarif")).content().contains("\"uri\" : \"masking/unmasked/data\"");
        assertThat(run.resolve("autobahn/index.json")).content().contains("\"3.1\": {");
    }

    private void assertMade(Path run, String record, String format) throws IOException {
        String[] names = format.split(":");
        Path made = directory.resolve("deep/made/" + names[1]);
        assertThat(execute("report", names[0], record, "--out", made.toString()))
                .isZero();
        assertThat(out.toString().lines().toList().getLast()).startsWith("Report: " + made);
        try (Stream<Path> files = Files.walk(run.resolve(names[1])).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                assertThat(made.resolve(run.resolve(names[1]).relativize(file).toString()))
                        .hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void a_run_leaves_a_summary_and_no_more_unless_it_is_asked_for() {
        assertThat(play(directory)).isEqualTo(1);

        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder("index.html", "results.ndjson", "junit.xml", "summary.md");
    }

    @Test
    void a_baseline_says_what_is_known() throws IOException {
        Path run = directory.resolve("run");
        Path baseline = directory.resolve("known.yaml");
        play(run, "--baseline", baseline.toString(), "--update-baseline");
        Files.writeString(
                baseline,
                Files.readString(baseline)
                        + "- {cases: 'framing/reserved-bits/no-extension[rsv=1,opcode=text]', verdict: FAIL, reason:"
                        + " x}\n");
        assertThat(play(run, "--baseline", baseline.toString(), "--format", "sarif"))
                .isEqualTo(1);

        assertThat(run.resolve("summary.md"))
                .content()
                .contains("### Not as the baseline says: 0 worse, 1 better\n")
                .contains("| better | `framing/reserved-bits/no-extension[rsv=1,opcode=text]` | FAIL | PASS | ");
        assertThat(run.resolve("results.sarif")).content().contains("\"suppressions\"");
        String record = run.resolve("results.ndjson").toString();
        for (String format : List.of("junit:junit.xml", "markdown:summary.md", "sarif:results.sarif")) {
            String[] names = format.split(":");
            Path made = directory.resolve(names[1]);
            assertThat(execute("report", names[0], record, "--out", made.toString(), "--baseline", baseline.toString()))
                    .isZero();
            assertThat(made).hasSameBinaryContentAs(run.resolve(names[1]));
        }
    }

    @Test
    void from_which_verdict_on_junit_fails_can_be_said() {
        play(directory);
        String record = directory.resolve("results.ndjson").toString();
        Path junit = directory.resolve("none.xml");

        assertThat(execute("report", "junit", record, "--out", junit.toString(), "--fail-on", "none"))
                .isZero();
        assertThat(junit).content().contains("failures=\"0\"").doesNotContain("<failure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit", "markdown", "badge", "sarif", "autobahn"})
    void a_run_that_was_cut_off_is_refused_and_what_was_there_stays(String format) throws IOException {
        Path run = directory.resolve("run");
        play(run);
        Path record = cutOff(run.resolve("results.ndjson"));
        Path made = Files.writeString(directory.resolve("made"), "what was there");

        assertThat(execute("report", format, record.toString(), "--out", made.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("wsgauntlet: " + record + ": The run is not complete: it has ")
                .endsWith(" cases and no footer");
        assertThat(made).hasContent("what was there");
    }

    @Test
    void the_page_shows_what_is_there_of_a_run_that_was_cut_off() throws IOException {
        Path run = directory.resolve("run");
        play(run);
        Path page = directory.resolve("page.html");

        assertThat(execute(
                        "report", "html", cutOff(run.resolve("results.ndjson")).toString(), "--out", page.toString()))
                .isZero();
        assertThat(page).content().contains("This run did not finish: ");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path none = directory.resolve("none.ndjson");

        assertThat(execute("report", "badge", none.toString(), "--out", "x")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("wsgauntlet: " + none + ": There is no such file");
    }

    @Test
    void a_target_that_cannot_be_judged_leaves_no_log_of_a_run_before() throws IOException {
        Path log = directory.resolve("results.sarif");
        Files.writeString(log, "what was there");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(execute(arguments("ws://127.0.0.1:" + port + "/", directory, "--format", "sarif,badge,autobahn")))
                .isEqualTo(3);
        assertThat(log).doesNotExist();
        assertThat(directory.resolve("badge.svg")).content().contains("not judged");
        assertThat(directory.resolve("autobahn/index.json"))
                .content()
                .contains("FAILED")
                .doesNotContain("\"OK\"");
        assertThat(directory.resolve("summary.md")).content().contains("**The target could not be judged:** ");
        Path record = directory.resolve("results.ndjson");
        assertThat(execute("report", "sarif", record.toString(), "--out", log.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("wsgauntlet: " + record + ": The target could not be judged: ");
    }

    @Test
    void cases_that_autobahn_does_not_know_are_reported_by_our_ids() throws IOException {
        Path run = directory.resolve("run");
        assertThat(execute("run", "--include", "handshake/host", "--transcripts", "all", "--report", run.toString()))
                .isZero();
        String record = run.resolve("results.ndjson").toString();
        Path made = directory.resolve("made");

        assertThat(execute("report", "autobahn", record, "--out", made.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "wsgauntlet: " + record + ": No case of this run sends what a case of Autobahn does, so"
                                + " there is nothing to report by its ids");
        assertThat(execute("report", "autobahn", record, "--out", made.toString(), "--ids", "ours"))
                .isZero();
        assertThat(made.resolve("index.json")).content().contains("\"handshake/host/missing\": {");
    }

    @Test
    void what_went_over_the_wire_in_a_case_that_passed_is_left_out_and_the_record_and_page_say_so() throws IOException {
        Path run = directory.resolve("run");
        assertThat(execute("run", "--include", "handshake/host", "--report", run.toString()))
                .isZero();
        Path record = run.resolve("results.ndjson");
        Path made = directory.resolve("made");

        assertThat(Results.read(record).cases()).isNotEmpty().allMatch(CaseResult::leavesOut);
        assertThat(record).content().contains("\"kind\":\"LEFT_OUT\"").doesNotContain("\"kind\":\"FRAME\"");
        assertThat(execute("report", "html", record.toString(), "--out", made.toString()))
                .isZero();
        assertThat(made).hasSameBinaryContentAs(run.resolve("index.html"));
        assertThat(execute("report", "autobahn", record.toString(), "--out", directory + "/autobahn", "--ids", "ours"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("wsgauntlet: " + record + ": The record leaves out what went over the wire in ")
                .endsWith("of these cases, which passed; 'run --format autobahn' and '--transcripts all' keep it");
        assertThat(directory.resolve("autobahn")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--transcripts=all", "--format=autobahn"})
    void what_went_over_the_wire_is_kept_of_all_cases_where_that_is_wanted(String option) {
        Path run = directory.resolve("run");
        assertThat(execute(
                        "run", "--include", "framing/reserved-bits/no-extension", option, "--report", run.toString()))
                .isZero();

        assertThat(Results.read(run.resolve("results.ndjson")).cases())
                .isNotEmpty()
                .noneMatch(CaseResult::leavesOut)
                .allMatch(result -> result.transcript().size() > 3);
    }

    @Test
    void a_run_that_autobahn_knows_nothing_of_is_refused_before_it_begins() {
        assertThat(execute(
                        "run", "--include", "handshake/host", "--format", "autobahn", "--report", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("wsgauntlet: The format autobahn has nothing to say: no case that is played sends what"
                        + " one of Autobahn does.");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void an_unknown_format_is_a_usage_error() {
        assertThat(execute("run", "--format", "pdf")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("wsgauntlet: Invalid value for option '--format' (FORMAT): expected one of [BADGE,");
    }

    /** Play a few cases against a server that accepts frames without a mask. */
    private int play(Path report, String... more) {
        try (var server =
                ReferenceServer.start(ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED)))) {
            return execute(arguments(server.uri().toString(), report, more));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String[] arguments(String url, Path report, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("run", url, "--name", "sample", "--report", report.toString()));
        for (String include : SAMPLE.split(",")) {
            arguments.addAll(List.of("--include", include));
        }
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static Path cutOff(Path record) throws IOException {
        List<String> lines = Files.readAllLines(record);
        return Files.write(record.resolveSibling("cut.ndjson"), lines.subList(0, lines.size() - 2));
    }

    private int execute(String... arguments) {
        return shell.execute(arguments);
    }
}
