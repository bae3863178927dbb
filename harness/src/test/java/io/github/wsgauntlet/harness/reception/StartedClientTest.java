package io.github.wsgauntlet.harness.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is started with a command, however it goes about its visits. */
class StartedClientTest {
    private static final List<Case> CASES =
            Catalogue.load(Role.CLIENT).select(List.of("client/control/ping"), List.of());

    /** A JVM takes its time to start while the machine is busy with something else. */
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private static String java(String arguments) {
        return "\"" + ProcessHandle.current().info().command().orElseThrow() + "\" -XX:TieredStopAtLevel=1 -cp \""
                + System.getProperty("java.class.path") + "\" " + TryingClient.class.getName() + " "
                + StartedClient.URL + " " + arguments;
    }

    private StartedClient started(String command, int atATime) throws IOException {
        return StartedClient.of(command, atATime, directory.resolve("client.log"), Optional.empty());
    }

    private List<CaseResult> played(String command, List<Case> cases) throws IOException {
        List<CaseResult> results = Collections.synchronizedList(new ArrayList<>());
        try (var client = started(command, 2)) {
            var target = new ClientTarget("client", command, false, client);
            Patience patient = Patience.standard().withDeadline(LONG);
            Run.prepare(target, cases, new RunOptions(2, patient))
                    .execute(Yardstick.of(Optional.of(Verdict.FAIL)), results::add);
        }
        return results;
    }

    @Test
    void a_process_may_come_again_and_again() throws IOException {
        assertThat(played(java("1000000"), CASES))
                .hasSameSizeAs(CASES)
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.PASS));
    }

    @Test
    void a_process_may_come_once_and_end() throws IOException {
        assertThat(played(java("1"), CASES.subList(0, 2)))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.PASS));
    }

    /** It says where to come when the time for a connection has long passed. */
    @Test
    void a_process_that_starts_may_take_longer_than_one_that_has_started() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var client = started("echo {url} >'" + pipe() + "' && exec sleep 600", 1)) {
            var first = executor.submit(() -> client.next(Duration.ofMillis(1)));
            URI url = URI.create(said());
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> first.get(1, TimeUnit.SECONDS));
            try (Socket visit = visiting(url)) {
                assertThat(first.get().told()).hasValue(url);
            }
        }
    }

    @Test
    void one_that_came_once_and_stays_is_ended_and_what_it_printed_is_kept() throws IOException {
        assertThat(played(java("1 linger"), CASES.subList(0, 1)))
                .hasSize(1)
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.PASS));
        assertThat(directory.resolve("client.log")).content().contains("lingering");
    }

    @Test
    void one_that_was_ended_and_comes_all_the_same_is_taken_for_no_other() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var client = started("echo {url} >'" + pipe() + "' && exec sleep 600", 1)) {
            var first = executor.submit(() -> client.next(LONG));
            URI gone = URI.create(said());
            try (Socket visit = visiting(gone)) {
                assertThat(first.get().told()).hasValue(gone);
                first.get().transport().close();
            }
            var second = executor.submit(() -> client.next(LONG));
            URI there = URI.create(said());
            try (Socket late = visiting(gone);
                    Socket visit = visiting(there)) {
                assertThat(late.getInputStream().read()).isNegative();
                assertThat(second.get().told()).hasValue(there);
            }
        }
    }

    @Test
    void one_that_does_not_heed_being_ended_comes_again() throws Exception {
        String heedless = "trap 'echo told >%1$s' TERM; echo {url} >%1$s; while :; do sleep 600 & wait; done";
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var client = started(heedless.formatted(pipe()), 1)) {
            var first = executor.submit(() -> cameAndLeft(client));
            URI url = URI.create(said());
            try (Socket visit = visiting(url)) {
                assertThat(first.get()).hasValue(url);
            }
            var second = executor.submit(() -> cameAndLeft(client));
            assertThat(said()).isEqualTo("told");
            Optional<URI> again = Optional.empty();
            while (again.isEmpty()) {
                try (Socket visit = visiting(url)) {
                    assertThat(visit.getInputStream().read()).isNegative();
                    again = second.get(50, TimeUnit.MILLISECONDS);
                } catch (TimeoutException refused) {
                    // Not yet.
                }
            }
            assertThat(again).hasValue(url);
        }
    }

    private static Optional<URI> cameAndLeft(StartedClient client) throws IOException {
        var come = client.next(LONG);
        come.transport().close();
        return come.told();
    }

    /** Return where a process can say a line, which {@link #said} waits for. */
    private Path pipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("pipe")).strip();
    }

    private static Socket visiting(URI url) throws IOException {
        var socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout((int) LONG.toMillis());
        String request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: a\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void a_command_that_ends_without_coming_is_given_up() throws IOException {
        try (var client = started("echo no such client && exit 3 # {url}", 1)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.next(LONG))
                    .withMessageStartingWith("the client ended with exit code 3 and did not connect, 3 times");
        }
        assertThat(Files.readString(directory.resolve("client.log"))).contains("no such client");
    }

    @Test
    void a_command_says_where_the_url_goes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> started("node client.js", 1))
                .withMessage("The command of a client says with {url} where the URL goes.");
    }
}
