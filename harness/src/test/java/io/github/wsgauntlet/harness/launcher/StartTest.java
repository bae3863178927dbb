package io.github.wsgauntlet.harness.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.harness.Underway;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
class StartTest {
    /** What gives options to each Java that is started. */
    private static final Set<String> VARIABLES = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Underway underway = new Underway();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run ws://localhost:9001/",
                "run ws://localhost:9001/ --require echo,message=64MiB",
                "clients --exec client",
                "fuzz ws://localhost:9001/",
                "fuzz ws://localhost:9001/ --tries 20",
                "wstest -m fuzzingserver"
            })
    void a_command_wants_what_the_script_gives_it(String line) throws Exception {
        Path script = Path.of("wsgauntlet").toAbsolutePath();
        assumeTrue(Files.exists(script), "there is no script in " + script.getParent());
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.createFile(directory.resolve("wsgauntlet.jar"));
        Files.copy(script, directory.resolve("wsgauntlet"));

        var builder = new ProcessBuilder("sh", directory.resolve("wsgauntlet").toString());
        builder.command().addAll(List.of(line.split(" ")));
        builder.environment().put("JAVA_HOME", directory.toString());
        builder.environment().remove("WSGAUNTLET_JAVA_OPTS");
        Process process = builder.start();
        try (var told = process.inputReader()) {
            List<String> given =
                    told.lines().takeWhile(each -> !each.equals("-jar")).toList();
            assertThat(Start.options(List.of(line.split(" "))))
                    .containsExactlyInAnyOrderElementsOf(given.stream()
                            .filter(each -> !each.equals("-XX:+IgnoreUnrecognizedVMOptions"))
                            .toList());
        }
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--version", "list", "serve --port 9001", "report html", "fuzz ws://localhost/ --time 1h"})
    void others_are_as_well_off_without(String line) {
        assertThat(Start.options(List.of(line.split(" ")))).isEmpty();
    }

    @Test
    void a_run_ends_as_it_does_in_the_other_jvm() throws Exception {
        ServerOptions options = ServerOptions.defaults().withWaived(Set.of(Rule.CLIENT_FRAMES_MASKED));
        try (var server = ReferenceServer.start(options)) {
            Process process = start(List.of(), server, "--include", "masking");
            assertThat(process.waitFor()).isEqualTo(1);
        }
        assertThat(directory.resolve("out")).content().containsPattern("Exit 1: .*\\R$");
    }

    @Test
    void options_of_somebody_else_are_left_alone() throws Exception {
        try (var server = ReferenceServer.start(underway.telling())) {
            Process process = start(List.of("-XX:TieredStopAtLevel=1"), server);
            underway.await();
            assertThat(process.children()).isEmpty();
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        }
    }

    @Test
    void a_signal_ends_the_other_jvm_first_which_makes_its_page() throws Exception {
        try (var server = ReferenceServer.start(underway.telling())) {
            Process process = start(List.of(), server);
            underway.await();
            ProcessHandle other = process.children().findFirst().orElseThrow();
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(other.isAlive()).isFalse();
        }
        assertThat(directory.resolve("report/index.html")).isNotEmptyFile();
    }

    /** A server that has stopped leaves the other JVM with nothing to do but to wait. */
    @Test
    void the_other_jvm_does_not_outlive_the_one_it_works_for() throws Exception {
        var over = new CompletableFuture<Void>();
        try (var server = ReferenceServer.start(underway.telling(over::join));
                AutoCloseable end = () -> over.complete(null)) {
            Process process = start(List.of(), server);
            underway.await();
            ProcessHandle other = process.children().findFirst().orElseThrow();
            process.destroyForcibly();
            other.onExit().get();
        }
        assertThat(Results.read(directory.resolve("report/results.ndjson")).footer())
                .isEmpty();
    }

    private Process start(List<String> options, ReferenceServer server, String... more) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName(), "run"));
        command.add(server.uri().toString());
        command.addAll(List.of("--report", directory.resolve("report").toString()));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(VARIABLES);
        return builder.start();
    }
}
