package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.harness.reception.Visits;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.rule.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsCommandTest {
    private static final ClientOptions CLEAN = ClientOptions.defaults();
    private static final ClientOptions WRONG = CLEAN.withWaived(Set.of(Rule.DATA_FRAMES_RSV_ZERO));
    private static final String CASE = "framing/reserved-bits/no-extension[rsv=2,opcode=text]";

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    /** What a driver does while the command runs. */
    private interface Driver {
        void drive(String url) throws Exception;
    }

    /** Return the exit code, behind the lines that were printed. */
    private List<String> serve(Driver driver) throws Exception {
        var command =
                Background.start("clients", "--port", "0", "--include", "framing", "--report", directory.toString());
        String first = command.firstLine();
        assertThat(first).startsWith("Listening on ws://127.0.0.1:").endsWith(" cases for any client that comes");
        String url = first.split(" ", 4)[2].replaceAll(":$", "");
        try {
            driver.drive(url);
        } finally {
            Visits.echo(url + "/stopServer", CLEAN);
        }
        return command.end();
    }

    private static String play(String url, String agent) {
        return url + "/case/" + CASE.replace("[", "%5B").replace("]", "%5D") + "?agent=" + agent;
    }

    @Test
    void a_single_client_has_the_report_to_itself() throws Exception {
        List<String> lines = serve(url -> Visits.echo(play(url, "clean"), CLEAN));
        assertThat(lines)
                .containsExactly(
                        "clean: 1 PASS",
                        "Report: " + directory.resolve("index.html"),
                        "Exit 0: nothing broken in 1 case",
                        "0");
        assertThat(Results.read(directory.resolve("results.ndjson")).cases()).hasSize(1);
    }

    @Test
    void several_clients_are_put_side_by_side_and_the_worst_decides() throws Exception {
        List<String> lines = serve(url -> {
            Visits.echo(play(url, "clean"), CLEAN);
            Visits.echo(url + "/updateReports?agent=clean", CLEAN);
            assertThat(directory.resolve("results.ndjson")).isNotEmptyFile();
            Visits.echo(play(url, "wrong"), WRONG);
        });
        assertThat(lines)
                .containsExactly(
                        "clean: 1 PASS",
                        "Report: " + directory.resolve("clean").resolve("index.html"),
                        "wrong: 1 FAIL",
                        "Report: " + directory.resolve("wrong").resolve("index.html"),
                        "Matrix: " + directory.resolve("index.html"),
                        "Exit 1: wrong: 1 requirement broken, 1 case",
                        "1");
        assertThat(directory.resolve("index.html")).content().contains("clean", "wrong");
        try (var files = Files.list(directory)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("index.html", "matrix.md", "clean", "wrong");
        }
    }

    @Test
    void where_nobody_comes_nothing_is_judged() throws Exception {
        assertThat(serve(url -> {})).containsExactly("Exit 3: no client was put to any case", "3");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "--jobs 2, --jobs has no effect without --exec.",
        "--name me, --name has no effect without --exec.",
        "--retries 1, --retries has no effect without --exec.",
        "--baseline b.yaml --update-baseline, --update-baseline has no effect without --exec.",
        "--exec 'x {url}' --port 9001, --port has no effect with --exec.",
        "--port 65536, '--port is 0 to 65535, not 65536.'"
    })
    void what_has_no_effect_is_refused(String options, String reason) {
        List<String> words = new ArrayList<>(List.of("clients"));
        words.addAll(List.of(options.replace("'x {url}'", "x{url}").split(" ")));
        assertThat(shell.execute(words)).isEqualTo(2);
        assertThat(shell.err().toString().lines()).first().isEqualTo("wsgauntlet: " + reason);
    }
}
