package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    private final Shell shell = new Shell();
    private final StringWriter out = shell.out();
    private final StringWriter err = shell.err();

    @TempDir
    private Path directory;

    @Test
    void run_judges_the_embedded_server_by_default_and_leaves_four_files() {
        int cases = Suite.CATALOGUE.select(List.of("framing/**"), List.of()).size();
        assertThat(execute("run", "--include", "framing/**", "--report", directory.toString()))
                .isZero();
        assertThat(out.toString().lines().toList())
                .endsWith(
                        "Report: " + directory.resolve("index.html"), "Exit 0: nothing broken in " + cases + " cases");
        assertThat(directory.resolve("index.html")).isNotEmptyFile();
        assertThat(directory.resolve("results.ndjson")).isNotEmptyFile();
        assertThat(directory.resolve("junit.xml")).isNotEmptyFile();
        assertThat(directory.resolve("summary.md")).isNotEmptyFile();
    }

    @Test
    void list_prints_the_cases_as_json() {
        assertThat(execute("list", "--json", "--include", "closing/codes/valid"))
                .isZero();
        JsonNode first = JsonMapper.builder().build().readTree(out.toString()).get(0);
        assertThat(first.get("id").asString()).isEqualTo("closing/codes/valid[code=1000]");
        assertThat(first.get("level").asString()).isEqualTo("RULE");
        assertThat(first.get("requirements").get(0).asString()).isEqualTo("rfc6455-7.4.1-valid-codes-accepted");
        assertThat(first.get("autobahn").get(0).asString()).isEqualTo("7.7.1");
    }

    @Test
    void list_prints_the_coverage_of_each_section_and_the_rows_without_a_case() {
        assertThat(execute("list", "--coverage")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).matches("section +requirements +covered +reasons");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).matches("RFC 6455 5\\.2 +\\d+ +\\d+ +\\d+"))
                .anySatisfy(line -> assertThat(line).matches("all +\\d+ +\\d+ +\\d+"))
                .anySatisfy(line -> assertThat(line).startsWith("rfc6455-10.6-tls-support  Needs TLS"))
                .noneSatisfy(line -> assertThat(line).contains("no reason is known"));
    }

    @Test
    void explain_says_what_a_case_is_about() {
        assertThat(execute("explain", "masking/unmasked/data[opcode=text,length=5]"))
                .isZero();
        assertThat(out.toString())
                .startsWith("masking/unmasked/data[opcode=text,length=5]")
                .containsSubsequence(
                        "Required:",
                        "(MUST, RFC 6455 5.1, rfc6455-5.1-server-closes-unmasked)",
                        "Sent:",
                        "- Send a text frame with no mask",
                        "Allowed, best first:",
                        "- Expected: the target fails the connection",
                        "- Everything else is FAIL",
                        "Detects these servers, each with one fault:",
                        "- serve --waive=client-frames-masked");
        assertThat(execute("explain", "nosuch")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("wsgauntlet: No case matches 'nosuch'");
    }

    @Test
    void explain_says_what_to_serve_where_a_protocol_on_top_is_judged() {
        assertThat(execute("explain", "engineio/polling/two-gets")).isZero();
        assertThat(out.toString()).contains("- serve --application engineio --waive=one-poll");
    }

    @Test
    void a_refusal_is_one_line_whatever_it_quotes() {
        assertThat(execute("explain", "no\nsuch\r\ncase")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("wsgauntlet: No case matches 'no such case'");
    }

    @Test
    void cases_can_be_named_by_the_ids_of_autobahn() {
        assertThat(execute("list", "--include", "7.7.1", "--exclude", "9.*")).isZero();
        assertThat(out.toString()).startsWith("closing/codes/valid[code=1000]  ");
        assertThat(execute("explain", "7.7.1")).isZero();
        assertThat(out.toString()).contains("Autobahn|Testsuite:" + System.lineSeparator() + "- 7.7.1");
        assertThat(err.toString()).isEmpty();
        assertThat(execute("explain", "7.7.99")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("wsgauntlet: No case matches '7.7.99'");
    }

    @Test
    void what_leaves_out_no_case_is_warned_of() {
        assertThat(execute("list", "--include", "masking/keys", "--exclude", "maskin/**,masking/unmasked,99.*"))
                .isZero();
        assertThat(err.toString().lines())
                .containsExactly(
                        "wsgauntlet: warning: No case matches 'maskin/**', so that nothing is left out for it.",
                        "wsgauntlet: warning: No case matches '99.*', so that nothing is left out for it.");
        assertThat(out.toString()).startsWith("masking/keys");
    }

    @Test
    void globs_can_stand_in_a_file() throws IOException {
        Path file = directory.resolve("globs.txt");
        Files.writeString(file, "# The least.\nmasking/keys\n\n  closing/codes/valid[code=1000], utf8/nosuch[a,b]\n");
        assertThat(execute("list", "--include", "@" + file)).isEqualTo(2);
        assertThat(err.toString()).contains("No case matches 'utf8/nosuch[a,b]'");
        Files.writeString(file, "# The least.\nmasking/keys\n\n  closing/codes/valid[code=1000]\n");
        assertThat(execute("list", "--include", "@" + file, "--exclude", "masking/**"))
                .isZero();
        assertThat(out.toString().lines()).singleElement().asString().startsWith("closing/codes/valid[code=1000]  ");
        assertThat(execute("run", "--include", "@nosuch.txt")).isEqualTo(2);
        assertThat(err.toString()).contains("nosuch.txt: There is no such file.");
    }

    @Test
    void wrong_usage_is_a_line_and_where_to_read_on() {
        assertThat(execute("run", "--includ", "masking")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "wsgauntlet: Unknown option: '--includ'",
                        "Possible solutions: --insecure, --include",
                        "Try 'wsgauntlet run --help'.");
    }

    @Test
    void help_says_how_options_belong_together_and_what_the_exit_code_means() {
        assertThat(execute("run", "--help")).isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "Which cases:",
                        "--include=GLOB",
                        "What is expected:",
                        "--update-baseline",
                        "How to reach the server:",
                        "--proxy=URL",
                        "How long to wait:",
                        "--timeout=TIME",
                        "Exit codes:",
                        "  3     The target could not be judged, or trouble of our own",
                        "Examples:");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_help_gives_as_an_example_can_be_typed(String example) {
        String[] words = Pattern.compile("'([^']*)'|\\S+")
                .matcher(example)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .skip(1)
                .toArray(String[]::new);
        assertThat(Main.commandLine().parseArgs(words).hasSubcommand()).isTrue();
    }

    static Stream<String> examples() {
        return Main.commandLine().getSubcommands().values().stream()
                .flatMap(command ->
                        Stream.of(command.getCommandSpec().usageMessage().footer()))
                .filter(line -> line.startsWith("  wsgauntlet "))
                .map(String::strip);
    }

    @Test
    void a_report_that_cannot_be_written_is_one_line_that_names_the_file() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(execute("run", "--include", "masking/keys", "--report", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("wsgauntlet: " + file + ": There is a file of this name.");
    }

    @Test
    void a_port_is_one() {
        assertThat(execute("serve", "--port", "99999")).isEqualTo(2);
        assertThat(err.toString()).startsWith("wsgauntlet: --port is 0 to 65535, not 99999.");
    }

    @Test
    void a_server_that_never_listens_is_waited_for_no_longer_than_that() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String url = "ws://127.0.0.1:" + port + "/";
        assertThat(execute("run", url, "--wait", "1s", "--include", "masking/keys", "--report", directory.toString()))
                .isEqualTo(3);
        assertThat(out.toString()).contains("No connection to " + url + ": ");
    }

    @Test
    void retries_are_none_or_more() {
        assertThat(execute("run", "--retries", "-1")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("wsgauntlet: There are 0 retries or more, not -1.");
    }

    @Test
    void a_timeout_is_a_time() {
        assertThat(execute("run", "--timeout", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is not a time; it is a number and s, m or h, for example 10m");
        for (String time : List.of("90s", "999999h")) {
            assertThat(execute("run", "--timeout", time, "--include", "masking/keys", "--report", directory.toString()))
                    .as(err.toString())
                    .isZero();
        }
    }

    @Test
    void a_timeout_for_ever_breaks_no_thread_beside_the_run() {
        var broken = new ConcurrentLinkedQueue<Throwable>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> broken.add(thrown));
        try {
            execute("run", "--timeout", "999999h", "--include", "masking/keys", "--report", directory.toString());
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void coverage_is_of_the_whole_catalogue() {
        assertThat(execute("list", "--coverage", "--include", "framing/**")).isEqualTo(2);
        assertThat(err.toString()).contains("--coverage can be combined with --clients only.");
    }

    @Test
    void the_cases_of_clients_are_listed_and_explained_too() {
        assertThat(execute("list", "--clients", "--include", "client/masking")).isZero();
        assertThat(out.toString().lines())
                .contains("client/masking/keys/fresh  The masking keys of thirty messages")
                .allMatch(line -> line.startsWith("client/masking/"));

        assertThat(execute("list", "--clients", "--include", "masking/keys/fresh"))
                .isZero();
        assertThat(out.toString()).endsWith("client/masking/keys/fresh  The masking keys of thirty messages\n");

        assertThat(execute("list", "--clients", "--coverage")).isZero();
        assertThat(out.toString()).contains("RFC 6455 4.1");

        assertThat(execute("explain", "client/handshake/accept/missing")).isZero();
        assertThat(out.toString())
                .contains("(MUST, RFC 6455 4.1, rfc6455-4.1-client-accept-missing-or-wrong-fails)")
                .contains("- Expected: the target does not take the answer for one that opens a WebSocket connection");
    }

    @Test
    void a_client_that_cannot_be_started_ends_in_one_line() {
        String report = directory.toString();
        assertThat(execute("clients", "--exec", "true", "--include", "control", "--report", report))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("wsgauntlet: The command of a client says with {url} where the URL goes.");
    }

    @Test
    void a_baseline_that_was_written_makes_the_next_run_as_expected() throws IOException {
        Path baseline = directory.resolve("baseline.yaml");
        var options = ServerOptions.defaults().withWaived(Set.of(Rule.KEY_IS_BASE64, Rule.HOST_REQUIRED));
        try (var server = ReferenceServer.start(options)) {
            assertThat(judge(server)).isEqualTo(1);
            assertThat(judge(server, "--baseline", baseline.toString(), "--update-baseline"))
                    .isZero();
            assertThat(baseline)
                    .content()
                    .contains("- 'handshake/host/missing'\n  verdict: FAIL\n  reason:"
                            + " 'rfc6455-4.2.1-host-header-required: ");
            assertThat(judge(server, "--baseline", baseline.toString())).isZero();
        }
        try (var mended = ReferenceServer.start(ServerOptions.defaults())) {
            assertThat(judge(mended, "--baseline", baseline.toString())).isEqualTo(1);
            assertThat(out.toString())
                    .contains("handshake/host/missing")
                    .contains("This is better than known. (the baseline expects FAIL)")
                    .endsWith("better than the baseline expects" + System.lineSeparator());
        }
    }

    private int judge(ReferenceServer server, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", server.uri().toString(), "--include", "handshake"));
        arguments.addAll(List.of("--report", directory.toString()));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    @Test
    void a_wrong_baseline_is_a_usage_error() throws IOException {
        Path baseline =
                Files.writeString(directory.resolve("b.yaml"), "- {cases: no/such, verdict: FAIL, reason: x}\n");
        assertThat(execute("run", "--baseline", baseline.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("b.yaml:1: No case matches 'no/such'");
    }

    @Test
    void an_update_needs_a_baseline() {
        assertThat(execute("run", "--update-baseline")).isEqualTo(2);
        assertThat(err.toString()).contains("--update-baseline needs --baseline FILE.");
    }

    @Test
    void a_wrong_url_is_a_usage_error() {
        assertThat(execute("run", "http://localhost/")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("wsgauntlet: 'http://localhost/' is not a WebSocket URL: it starts with ws:// or wss://.");
    }

    @Test
    void an_include_that_matches_nothing_is_a_usage_error() {
        assertThat(execute("run", "--include", "framming/**")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("framming/**");
    }

    @Test
    void an_unknown_rule_is_a_usage_error() {
        assertThat(execute("serve", "--waive", "gravity")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("gravity");
    }

    @Test
    void a_report_directory_that_cannot_be_made_is_a_usage_error() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(execute(
                        "run",
                        "--include",
                        "closing",
                        "--report",
                        file.resolve("in").toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void an_unknown_option_is_a_usage_error() {
        assertThat(execute("run", "--colour")).isEqualTo(2);
    }

    @Test
    void report_matrix_puts_runs_side_by_side_and_prints_the_path_last() {
        Path one = results("one");
        Path two = results("two");
        Path matrix = directory.resolve("deep/matrix");

        assertThat(execute("report", "matrix", one.toString(), two.toString(), "--out", matrix.toString()))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly("Summary: " + matrix.resolve("matrix.md"), "Report: " + matrix.resolve("index.html"));
        assertThat(matrix.resolve("matrix.md"))
                .content()
                .contains("| reference server (1) |", "| reference server (2) |");
        assertThat(matrix.resolve("index.html")).content().contains("<h1>2 targets, ");
    }

    @Test
    void report_diff_says_what_has_changed_and_fails_where_that_is_wanted() throws IOException {
        Path before = results("before");
        Path after = directory.resolve("after");
        Set<Rule> waived = Set.of(Rule.CLIENT_FRAMES_MASKED, Rule.CONTROL_FRAMES_MASKED);
        try (var server = ReferenceServer.start(ServerOptions.defaults().withWaived(waived))) {
            String url = server.uri().toString();
            assertThat(execute("run", url, "--include", "masking/**", "--report", after.toString()))
                    .isEqualTo(1);
        }
        String later = after.resolve("results.ndjson").toString();
        Path diff = directory.resolve("deep/diff");
        out.getBuffer().setLength(0);
        assertThat(execute("report", "diff", before.toString(), later, "--out", diff.toString()))
                .isZero();
        assertThat(out.toString().lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("[1-9][0-9]* cases are worse, [1-9][0-9]* are the same");
        assertThat(diff.resolve("index.html")).content().contains("PASS", "FAIL");
        assertThat(diff.resolve("diff.md")).content().contains("masking/unmasked");
        assertThat(execute("report", "diff", before.toString(), later, "--out", diff.toString(), "--exit-code"))
                .isEqualTo(1);
        assertThat(execute("report", "diff", later, before.toString(), "--out", diff.toString(), "--exit-code"))
                .isZero();
    }

    @Test
    void report_matrix_names_a_file_that_is_not_there() {
        assertRefused(directory.resolve("none.ndjson"), "There is no such file");
        assertRefused(directory, "This is not a file");
    }

    @Test
    void report_matrix_names_a_file_that_is_there_twice() throws IOException {
        Path one = results("one");
        Path again = directory.resolve("two/../one/results.ndjson");
        Files.createDirectories(directory.resolve("two"));

        assertRefused(again, "The file is named twice, also as " + one, one.toString());
        assertRefused(one, "The file is named twice", one.toString());
    }

    @Test
    void report_matrix_names_the_line_that_is_corrupt() throws IOException {
        Path file = results("one");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1).substring(1), lines.get(2)));

        assertThat(execute("report", "matrix", file.toString(), "--out", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("wsgauntlet: " + file + ":2: This is not a JSON object");
    }

    @Test
    void report_matrix_refuses_a_run_that_did_not_finish() throws IOException {
        Path file = results("one");
        List<String> lines = Files.readAllLines(file);
        int cases = lines.size() - 2;
        Files.writeString(
                file,
                String.join("\n", lines.subList(0, lines.size() - 2)) + "\n"
                        + lines.get(cases).substring(9));

        assertRefused(file, "The run is not complete: it has " + (cases - 1) + " of " + cases + " cases and no footer");
    }

    @Test
    void a_report_without_a_kind_is_a_usage_error() {
        assertThat(execute("report")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("wsgauntlet: Say which report: autobahn, badge, diff, html, junit, markdown, matrix, merge,"
                        + " sarif");
        assertThat(execute("report", "matrix", "--out", "x")).isEqualTo(2);
        assertThat(execute("report", "matrix", "x")).isEqualTo(2);
    }

    /** Play a few cases and return the record of the run. */
    private Path results(String name) {
        Path report = directory.resolve(name);
        assertThat(execute("run", "--include", "masking/**", "--report", report.toString()))
                .isZero();
        out.getBuffer().setLength(0);
        return report.resolve("results.ndjson");
    }

    private void assertRefused(Path file, String reason, String... before) {
        err.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of("report", "matrix"));
        arguments.addAll(List.of(before));
        arguments.addAll(
                List.of(file.toString(), "--out", directory.resolve("out").toString()));

        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("wsgauntlet: " + file + ": " + reason);
        assertThat(directory.resolve("out")).doesNotExist();
    }

    private int execute(String... arguments) {
        return shell.execute(arguments);
    }
}
