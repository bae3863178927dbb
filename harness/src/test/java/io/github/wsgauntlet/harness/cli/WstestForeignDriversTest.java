package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Drivers of the shapes that projects have, in other languages than ours, at a fuzzing server. */
class WstestForeignDriversTest {
    private static final List<String> IDS = List.of("1.1.1", "1.2.2", "5.3", "10.1.1");

    @TempDir
    private Path directory;

    private FuzzingServer server;

    @BeforeEach
    void start() throws IOException {
        server = FuzzingServer.start(directory, "\"cases\": [\"1.1.1\", \"1.2.2\", \"5.3\", \"10.*\"]");
        assertThat(server.command().firstLine()).startsWith("Ok, will run 4 test cases");
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(server.stop()).isZero();
    }

    private static Stream<String> shapes() {
        return Stream.of(
                "count_run_update",
                "info_run_status",
                "until_refused",
                "interactive",
                "update_after_each",
                "concurrent_runs");
    }

    private static Stream<String> shapesWithPages() {
        return Stream.concat(shapes(), Stream.of("browser_page"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void one_in_python(String shape) throws Exception {
        assumeTrue(runs("python3", "-c", ""), "There is no python3.");
        drive(List.of("python3", resource("driver.py")), shape);
    }

    @ParameterizedTest
    @MethodSource("shapesWithPages")
    void one_in_javascript(String shape) throws Exception {
        String flag = runs("node", "-e", "WebSocket") ? "--no-warnings" : "--experimental-websocket";
        assumeTrue(runs("node", flag, "-e", "WebSocket"), "There is no Node.js with a WebSocket of its own.");
        drive(List.of("node", flag, resource("driver.js")), shape);
    }

    private void drive(List<String> driver, String shape) throws Exception {
        List<String> command = new ArrayList<>(driver);
        command.addAll(List.of(server.url(), shape, "Foreign 1"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var commands = process.outputWriter(StandardCharsets.UTF_8)) {
            if (shape.equals("interactive")) {
                commands.write("r 1 4\nu\n");
            }
        }
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).isZero();
        if (shape.equals("info_run_status")) {
            assertThat(said)
                    .containsExactlyElementsOf(
                            IDS.stream().map(id -> id + " OK").toList());
        }
        JsonNode cases = server.index().get("Foreign 1");
        assertThat(cases.propertyNames()).containsExactlyElementsOf(IDS);
        assertThat(cases)
                .allSatisfy(each -> assertThat(each.get("behavior").asString()).isEqualTo("OK"));
    }

    private static String resource(String name) throws Exception {
        return Path.of(WstestForeignDriversTest.class
                        .getResource("/drivers/" + name)
                        .toURI())
                .toString();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
