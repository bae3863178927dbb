package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server may lose without breaking a requirement, and a gate has to notice. */
class GateTest {
    private static final String CASES = "framing/lengths";

    /** Goes away whenever a message of 126 bytes comes, as a server may at any time. */
    private static final Application GOES_AWAY = (session, message) -> {
        if (message.payload().length == 126) {
            session.close(CloseStatus.GOING_AWAY);
        } else {
            session.send(message);
        }
    };

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    @Test
    void a_case_that_cannot_be_judged_fails_the_run_unless_it_may() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(GOES_AWAY))) {
            assertThat(judge(server)).as(shell.out().toString()).isEqualTo(1);
            assertThat(last()).matches("Exit 1: [0-9]+ cases? INCONCLUSIVE");
            assertThat(directory.resolve("summary.md")).content().contains("not as expected", last() + ".");
            assertThat(directory.resolve("junit.xml")).content().contains("type=\"INCONCLUSIVE\"");
            assertThat(directory.resolve("badge.svg")).content().contains("not as expected");
            assertThat(judge(server, "--allow-inconclusive")).isZero();
            assertThat(judge(server, "--fail-on", "none")).isZero();
        }
    }

    @Test
    void a_baseline_may_expect_that_a_case_cannot_be_judged() throws IOException {
        String known = directory.resolve("known.yaml").toString();
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(GOES_AWAY))) {
            assertThat(judge(server, "--baseline", known, "--update-baseline")).isZero();
            assertThat(Path.of(known)).content().contains("verdict: INCONCLUSIVE\n  sometimes: true");
            assertThat(judge(server, "--baseline", known)).isZero();
        }
        try (var mended = ReferenceServer.start(ServerOptions.defaults())) {
            assertThat(judge(mended, "--baseline", known)).isZero();
        }
    }

    @Test
    void what_a_baseline_knows_the_server_to_do_may_not_be_lost() throws IOException {
        String known = directory.resolve("known.yaml").toString();
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            assertThat(judge(server, "--baseline", known, "--update-baseline")).isZero();
            assertThat(Path.of(known)).content().contains("- capabilities:\n    echo: true\n");
            assertThat(judge(server, "--baseline", known)).isZero();
            assertThat(last()).isEqualTo("Exit 0: as the baseline expects");
        }
        try (var poorer = ReferenceServer.start(
                ServerOptions.defaults().withoutCompression().withMessageLimit(200))) {
            assertThat(judge(poorer, "--baseline", known)).isEqualTo(1);
            assertThat(last())
                    .isEqualTo("Exit 1: deflate is lost; messageLimit is 200, where the baseline expects none");
            assertThat(directory.resolve("junit.xml"))
                    .content()
                    .contains("name=\"capabilities\"", "deflate is lost; messageLimit is 200");
        }
    }

    @Test
    void what_is_required_is_missed_without_a_baseline() throws IOException {
        try (var poor = ReferenceServer.start(
                ServerOptions.defaults().withoutCompression().withMessageLimit(1000))) {
            assertThat(judge(poor, "--require", "echo,message=1000")).isZero();
            assertThat(judge(poor, "--require", "deflate,message=1MiB")).isEqualTo(1);
            assertThat(last())
                    .isEqualTo("Exit 1: deflate is required, and missing; message=1048576 is required, and the limit is"
                            + " 1000");
        }
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            assertThat(judge(server, "--require", "deflate,server_no_context_takeover,message=1MiB,fragments=500"))
                    .as(shell.out().toString())
                    .isZero();
            assertThat(judge(server, "--require", "speed")).isEqualTo(2);
            assertThat(shell.err().toString()).contains("'speed' is nothing that can be required; there are echo, ");
        }
    }

    @Test
    void a_verdict_that_moves_is_shown_and_does_not_fail_the_run() throws IOException {
        Path known = Files.writeString(
                directory.resolve("known.yaml"), "- {cases: closing/**, verdict: FAIL, reason: Not looked at here.}\n");
        try (var server = ReferenceServer.start(ServerOptions.defaults().withMessageLimit(200))) {
            assertThat(judge(server, "--include", "foundation", "--baseline", known.toString(), "--verbose"))
                    .isZero();
            assertThat(shell.out().toString()).contains("INFO  ").contains("foundation/limits/message");
            assertThat(directory.resolve("summary.md")).content().contains("1 moved without failing the run");
        }
    }

    @Test
    void what_failed_is_played_again_alone() throws IOException {
        Path record = directory.resolve("results.ndjson");
        Path before = directory.resolve("before.ndjson");
        var lenient = ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED));
        try (var server = ReferenceServer.start(lenient)) {
            assertThat(judge(server, "--include", "masking")).isEqualTo(1);
            Files.copy(record, before);
            int failed = Results.read(before).counts().get(Verdict.FAIL);
            assertThat(judge(server, "--include", "masking", "--failed", before.toString()))
                    .isEqualTo(1);
            assertThat(Results.read(record).cases()).hasSize(failed);
            assertThat(Results.read(record).counts()).containsEntry(Verdict.FAIL, failed);
            assertThat(judge(server, "--include", "masking", "--failed", before.toString(), "--fail-on", "none"))
                    .isZero();
            assertThat(last()).isEqualTo("Exit 0: everything that is played was as expected in " + before);
            Files.writeString(before, "no record");
            assertThat(judge(server, "--include", "masking", "--failed", before.toString()))
                    .isEqualTo(2);
            assertThat(shell.err().toString()).contains("before.ndjson:1: ");
        }
    }

    @Test
    void what_failed_is_played_again_through_the_adapter_of_the_record() throws IOException {
        Path record = directory.resolve("results.ndjson");
        Path before = directory.resolve("before.ndjson");
        var lenient = ServerOptions.defaults().withWaived(Set.of(Rule.TEXT_IS_UTF8));
        String[] cases = {"--include", "utf8/invalid/behind-valid-message"};
        try (var server = ReferenceServer.start(lenient)) {
            assertThat(judge(server, with(cases, "--echo", "json:say"))).isEqualTo(1);
            Files.copy(record, before);
            assertThat(judge(server, with(cases, "--failed", before.toString())))
                    .isEqualTo(1);
            assertThat(Results.read(record).header().echoAdapter()).contains("json:say");
            assertThat(judge(server, with(cases, "--failed", before.toString(), "--echo", "json:say")))
                    .isEqualTo(1);
            assertThat(judge(server, with(cases, "--failed", before.toString(), "--echo", "json:other")))
                    .isEqualTo(2);
            assertThat(error())
                    .isEqualTo("wsgauntlet: --failed: the record was made with --echo json:say, not with --echo"
                            + " json:other.");
            assertThat(judge(server, with(cases, "--failed", before.toString(), "--probe-text", "a")))
                    .isEqualTo(2);
            assertThat(error())
                    .isEqualTo("wsgauntlet: --failed: the record was made with --echo json:say, which excludes"
                            + " --probe-text.");
            assertThat(judge(server, cases)).isEqualTo(1);
            assertThat(judge(server, with(cases, "--failed", record.toString(), "--echo", "json:say")))
                    .isEqualTo(2);
            assertThat(error())
                    .isEqualTo("wsgauntlet: --failed: the record was made without --echo, of a server that echoes,"
                            + " not with --echo json:say.");
        }
    }

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private String error() {
        return shell.err().toString().lines().toList().getLast();
    }

    private int judge(ReferenceServer server, String... more) {
        var arguments = new ArrayList<>(List.of("run", server.uri().toString(), "--include", CASES));
        arguments.addAll(List.of("--report", directory.toString(), "--format", "badge"));
        arguments.addAll(List.of(more));
        return shell.execute(arguments);
    }

    private String last() {
        return shell.out().toString().lines().toList().getLast();
    }
}
