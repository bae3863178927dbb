package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.Underway;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals, pipes, and what a machine has too little of. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessTest {
    private static final Pattern PROGRESS = Pattern.compile("(?m)^\\d+ of \\d+ cases, .*\\R");

    @TempDir
    private Path directory;

    @Test
    void a_reader_that_has_seen_enough_is_told_nothing_more() throws Exception {
        Process process = start(List.of(), "list");
        try (BufferedReader reader = process.inputReader()) {
            assertThat(reader.readLine()).startsWith("foundation/");
        }
        assertThat(process.waitFor()).isEqualTo(141);
        assertThat(err()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_disk_that_takes_nothing_of_what_is_printed_is_told_of_in_one_line() throws Exception {
        Process process =
                builder(List.of(), "list").redirectOutput(new File("/dev/full")).start();
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(err())
                .isEqualToIgnoringNewLines("wsgauntlet: What is printed cannot be written: No space left on device.");
    }

    @Test
    void a_run_that_a_signal_ends_keeps_what_was_played_and_makes_a_page_of_it() throws Exception {
        var underway = new Underway();
        try (var server = ReferenceServer.start(underway.telling())) {
            Path report = directory.resolve("report");
            Process process = start(List.of(), "run", server.uri().toString(), "--report", report.toString());
            underway.await();
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(err())
                    .matches("wsgauntlet: The run ended early, after \\d+ of \\d+ cases: "
                            + report.resolve("index.html") + "\\R");
            Results results = Results.read(report.resolve("results.ndjson"));
            assertThat(results.footer()).isEmpty();
            assertThat(results.cases()).isNotEmpty();
            assertThat(report.resolve("index.html")).isNotEmptyFile();
        }
    }

    /** The limit for the size of a file is the full disk that needs no rights: the record reaches it soon. */
    @Test
    void a_record_that_cannot_grow_ends_the_run_in_one_line() throws Exception {
        Path report = directory.resolve("report");
        var limited = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"));
        limited.addAll(builder(List.of(), "run", "--report", report.toString()).command());
        Process process = sent(new ProcessBuilder(limited)).start();
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(err())
                .matches("wsgauntlet: " + report.resolve("results.ndjson")
                        + ": File too large\\. The run ended early, after \\d+ of \\d+ cases: .*\\R");
        assertThat(Results.read(report.resolve("results.ndjson")).cases()).isNotEmpty();
    }

    @Test
    void too_little_memory_ends_in_one_line_and_in_no_verdict() throws Exception {
        Process process = start(
                List.of("-Xmx24m"),
                "run",
                "--report",
                directory.resolve("report").toString());
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(err())
                .matches("wsgauntlet: Out of memory: Java may use \\d+ MiB; give it more with -Xmx, or play less at a"
                        + " time\\.( The run ended early, after \\d+ of \\d+ cases: .*)?\\R");
    }

    /** Return what it said beside how far it was: that depends on how long it took. */
    private String err() throws IOException {
        return PROGRESS.matcher(Files.readString(directory.resolve("err"))).replaceAll("");
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        return builder(options, arguments).start();
    }

    private ProcessBuilder builder(List<String> options, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return sent(new ProcessBuilder(command));
    }

    private ProcessBuilder sent(ProcessBuilder builder) {
        return builder.redirectError(directory.resolve("err").toFile());
    }
}
