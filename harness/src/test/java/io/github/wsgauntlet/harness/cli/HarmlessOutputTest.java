package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.SampleResult;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server says, and whichever command prints it: neither a workflow nor a terminal obeys. */
class HarmlessOutputTest {
    /** What a step of GitHub Actions takes for a command, and what a terminal may take for one. */
    private static final Pattern OBEYED =
            Pattern.compile("^[\\s\\p{Z}]*::|##\\[|[\\p{Cc}&&[^\\n\\t]]", Pattern.MULTILINE);

    private static final String CASE = "foundation/basics/handshake";
    private static final String EVIL = "\n::error::gotcha\u001b[2J ##[error]gotcha";

    private static HostileServer server;
    private static Path record;

    private final Shell shell = new Shell();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void recordWhatAHostileServerSays() throws IOException {
        server = HostileServer.start();
        Path run = directory.resolve("run");
        var shell = new Shell();
        int exit = shell.execute(
                "run", server.url(), "--include", CASE, "--retries", "0", "-v", "--report", run.toString());
        assertHarmless(shell, exit, 1);
        record = directory.resolve("hostile.ndjson");
        String written = Files.readString(run.resolve("results.ndjson"));
        String named = written.replaceFirst(
                "\"name\":\"[^\"]*\"",
                Matcher.quoteReplacement(
                        "\"name\":\"" + EVIL.replace("\n", "\\n").replace("\u001b", "\\u001b") + "\""));
        Files.writeString(record, named);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static void assertHarmless(Shell shell, int exit, int expected) {
        String printed = shell.out().toString() + shell.err();
        assertThat(exit).as(printed).isEqualTo(expected);
        assertThat(printed).contains(HostileServer.SAID).doesNotContainPattern(OBEYED);
    }

    @Test
    void replay_shows_every_line_of_an_answer_and_none_is_obeyed() throws IOException {
        Path file = Files.writeString(directory.resolve("case.yaml"), """
                suite: a/hostile
                section: "5.5.2"
                cases:
                  - id: ping
                    title: A ping
                    requirements: [rfc6455-5.5.2-ping-answered-with-pong]
                    steps:
                      - send: {opcode: ping}
                    expect:
                      - ponged: {}
                """);
        assertHarmless(shell, shell.execute("replay", file.toString(), server.url(), "--retries", "0"), 1);
        assertThat(shell.out().toString()).contains(": :add-mask::gotcha", ": :error::gotcha", "␛[2J");
    }

    @Test
    void fuzz_shows_what_it_has_found() {
        String report = directory.resolve("fuzz").toString();
        int exit = shell.execute(
                "fuzz", server.url(), "--property", "handshake", "--tries", "1", "--seed", "1", "--report", report);
        assertHarmless(shell, exit, 1);
        // What was judged before there was anything to make up is no finding, and has no file.
        assertThat(shell.out().toString()).containsOnlyOnce("findings");
    }

    @Test
    void fuzz_shows_any_finding_in_lines_of_its_own() {
        var out = new StringWriter();
        CaseResult evil = SampleResult.of("fuzz/" + EVIL, Verdict.FAIL);
        new FuzzPrinter(HarmlessWriter.on(new PrintWriter(out)), false, directory)
                .see(evil, Yardstick.of(Optional.of(Verdict.FAIL)));
        assertThat(out.toString())
                .contains(": :error::gotcha␛[2J ## [error]gotcha")
                .doesNotContainPattern(OBEYED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "markdown", "junit", "sarif", "badge", "autobahn --ids ours", "matrix", "merge"})
    void no_report_that_is_made_of_it_prints_anything_else(String format) throws IOException {
        String[] words = format.split(" ");
        List<String> arguments = new ArrayList<>(List.of("report", words[0], record.toString()));
        arguments.addAll(List.of(words).subList(1, words.length));
        arguments.addAll(List.of(
                "--out", directory.resolve(HostileServer.SAID + words[0]).toString()));
        assertHarmless(shell, shell.execute(arguments), words[0].equals("merge") ? 1 : 0);
    }

    @Test
    void runs_that_have_such_names_are_told_apart() throws IOException {
        Path other = Files.copy(record, directory.resolve("gotcha.ndjson"));
        String out = directory.resolve("diff-gotcha").toString();
        assertHarmless(shell, shell.execute("report", "diff", record.toString(), other.toString(), "--out", out), 0);
    }

    @Test
    void a_record_that_cannot_be_read_is_quoted() throws IOException {
        Path broken = Files.writeString(
                directory.resolve("broken.ndjson"),
                Files.readString(record)
                        .replaceFirst("\"verdict\":\"FAIL\"", "\"verdict\":\"##[error]gotcha\\\\u001b\""));
        int exit = shell.execute(
                "report",
                "html",
                broken.toString(),
                "--out",
                directory.resolve("x").toString());
        assertHarmless(shell, exit, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --include", "explain", "run --include", "serve --waive", "replay --print java"})
    void what_was_asked_for_is_quoted(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add(EVIL);
        if (command.startsWith("replay")) {
            arguments.add(server.url());
        }
        assertHarmless(shell, shell.execute(arguments), 2);
    }
}
