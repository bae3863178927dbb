package io.github.wsgauntlet.harness.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.cli.Main;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is started for a run comes back when it ends, and goes with the run. */
class StartedServerTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final int port = free();
    private final ServerTarget target = Suite.target(URI.create("ws://127.0.0.1:" + port + "/"));

    @Test
    void comes_back_when_it_has_ended_and_each_death_is_known() throws Exception {
        try (StartedServer server = start()) {
            assertThat(server.awaitBack(LONG)).isTrue();
            assertThat(server.deaths()).isZero();
            awaitPrinted("127.0.0.1:" + port);
            kill();
            assertThat(server.awaitBack(LONG)).isTrue();
            assertThat(server.deaths()).isPositive();
        }
        assertThat(target.listens(LONG)).isFalse();
    }

    /** A server listens before it says so. */
    private void awaitPrinted(String text) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!Files.readString(directory.resolve("server.log")).contains(text)
                && System.nanoTime() - start < LONG.toNanos()) {
            Pause.beforeNextLook();
        }
        assertThat(directory.resolve("server.log")).content().contains(text);
    }

    @Test
    void one_that_hangs_can_be_ended_so_that_it_comes_back() throws IOException {
        try (StartedServer server = start()) {
            assertThat(server.awaitBack(LONG)).isTrue();
            assertThat(server.restart()).isTrue();
            assertThat(server.awaitBack(LONG)).isTrue();
            assertThat(server.deaths()).isPositive();
        }
        assertThat(target.listens(LONG)).isFalse();
    }

    @Test
    void is_judged_to_the_end_although_it_ends_in_between() throws IOException {
        try (StartedServer server = start()) {
            assertThat(server.awaitBack(LONG)).isTrue();
            var cases = Suite.CATALOGUE.select(List.of("control/ping"), List.of());
            Run run = Run.prepare(target, server, cases, RunOptions.standard().withAbsence(LONG));
            kill();
            var footer = run.execute(Yardstick.of(Optional.of(Verdict.FAIL)), result -> {
                assertThat(result.verdict()).isNotEqualTo(Verdict.INCONCLUSIVE);
            });
            assertThat(footer.counts().get(Verdict.PASS)).isEqualTo(cases.size());
            assertThat(footer.exit()).isZero();
        }
    }

    private StartedServer start() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String command = "'" + java + "' " + mark() + " -cp '" + System.getProperty("java.class.path") + "' "
                + Main.class.getName() + " serve --port " + port;
        return StartedServer.start(target, command, directory.resolve("server.log"));
    }

    /** Return what tells this server from all other processes, where long command lines are cut off at the end. */
    private String mark() {
        return "-Dserver.on.port=" + port;
    }

    /** End the server, as a bug in it would. */
    private void kill() {
        List<ProcessHandle> started = ProcessHandle.current()
                .descendants()
                .filter(each -> each.info()
                        .commandLine()
                        .filter(line -> line.contains(mark()))
                        .isPresent())
                .toList();
        assertThat(started).isNotEmpty();
        for (ProcessHandle each : started) {
            each.destroyForcibly();
            each.onExit().join();
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
