package io.github.wsgauntlet.reports.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.MessageReaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResultsWriterTest {
    private static final CaseResult ONE = new CaseResult(
            "masking/unmasked",
            "A frame without a mask",
            "5.1",
            Verdict.FAIL,
            new Closing(Verdict.PASS, Closing.Manner.CLEAN),
            Level.MUST,
            List.of("rfc6455-5.1-server-closes-unmasked"),
            List.of("1.1"),
            1.5,
            List.of("Send a frame"),
            List.of("the target fails the connection"),
            "",
            "rfc6455-5.1-server-closes-unmasked",
            new MessageReaction.Echoed(1),
            true,
            List.of(
                    new Entry.Event(0, Entry.From.TESTER, "connected"),
                    new Entry.Frame(
                            12,
                            Entry.From.TARGET,
                            "text frame",
                            true,
                            0,
                            1,
                            "",
                            -1,
                            8,
                            Elided.of(new byte[] {'h', 'i'}),
                            new Preview.Text("hi", true),
                            Elided.of(RunArbitraries.hex("81 7f ff ff ff ff ff ff ff ff 68 69")))));

    private static final Fuzzing FUZZING = new Fuzzing(
            -7,
            5,
            1,
            2,
            3.5,
            List.of(new Fuzzing.Tried("violation", "It fails", 5, 1)),
            Map.of("violated: unmasked", 3),
            Map.of("rfc6455-5.1-server-closes-unmasked", 3),
            List.of(new Fuzzing.Found("fuzz/violation/1", "one.yaml", "wg1.abc")),
            List.of("It came once."));

    @TempDir
    private Path directory;

    private Path file = Path.of("results.ndjson");

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("some/where/results.ndjson");
    }

    @Test
    void writes_one_object_a_line() throws IOException {
        try (ResultsWriter writer = ResultsWriter.open(file, SampleRun.header(1))) {
            writer.write(ONE);
            writer.finish(footer(Verdict.FAIL, 1));
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"type\":\"header\",\"format\":2,\"tool\":\"wsgauntlet 0.1.0\","
                                + "\"started\":\"2026-11-22T14:03:07.520Z\",\"target\":{\"name\":\"examplesrv 2.4\","
                                + "\"url\":\"ws://127.0.0.1:9001/chat\"},\"capabilities\":{\"echo\":true,"
                                + "\"greets first\":false,\"permessage-deflate\":false,\"subprotocol\":\"none\","
                                + "\"largest message\":1048576,\"round trip ms\":0.31},\"cases\":1,"
                                + "\"shard\":{\"index\":1,\"total\":1,\"chosen\":\"7c0ffee5\"}}",
                        "{\"type\":\"case\",\"id\":\"masking/unmasked\",\"title\":\"A frame without a mask\","
                                + "\"section\":\"5.1\",\"verdict\":\"FAIL\",\"closing\":{\"verdict\":\"PASS\","
                                + "\"manner\":\"CLEAN\",\"millis\":0},\"level\":\"MUST\",\"requirements\":"
                                + "[\"rfc6455-5.1-server-closes-unmasked\"],\"autobahn\":[\"1.1\"],"
                                + "\"millis\":1.5,\"sent\":[\"Send a frame\"],"
                                + "\"expected\":[\"the target fails the connection\"],\"why\":\"\","
                                + "\"violated\":\"rfc6455-5.1-server-closes-unmasked\","
                                + "\"reaction\":{\"kind\":\"echoed\","
                                + "\"messages\":1},\"repeated\":true,\"transcript\":["
                                + "{\"kind\":\"EVENT\",\"micros\":0,\"from\":\"TESTER\",\"summary\":\"connected\"},"
                                + "{\"kind\":\"FRAME\",\"micros\":12,\"from\":\"TARGET\",\"summary\":\"text frame\","
                                + "\"fin\":true,\"rsv\":0,\"opcode\":1,\"maskingKey\":\"\","
                                + "\"length\":18446744073709551615,\"lengthBytes\":8,"
                                + "\"payload\":{\"length\":2,\"head\":\"6869\",\"tail\":\"\"},"
                                + "\"preview\":{\"kind\":\"TEXT\",\"text\":\"hi\",\"whole\":true},"
                                + "\"bytes\":{\"length\":12,\"head\":\"817fffffffffffffffff6869\",\"tail\":\"\"}}],"
                                + "\"actual\":\"The message came back. So it was on three connections.\"}",
                        "{\"type\":\"footer\",\"finished\":\"2026-11-22T14:03:09Z\",\"millis\":12.5,"
                                + "\"counts\":{\"PASS\":0,\"INFO\":0,\"WARN\":0,\"STRICT\":0,\"FAIL\":1,\"SKIP\":0,"
                                + "\"INCONCLUSIVE\":0},\"exit\":1,\"summary\":\"broken\",\"busy\":0,"
                                + "\"ended\":\"WHOLE\"}");
    }

    @Test
    void writes_what_was_fuzzed_between_the_cases_and_the_footer() throws IOException {
        try (ResultsWriter writer = ResultsWriter.open(file, SampleRun.header(0))) {
            writer.write(SampleRun.renamed(ONE, "fuzz/violation/1"));
            writer.write(FUZZING);
            writer.finish(footer(Verdict.FAIL, 1));
        }

        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .element(2)
                .isEqualTo("{\"type\":\"fuzz\",\"seed\":-7,\"tries\":5,\"unjudged\":1,\"again\":2,\"millis\":3.5,"
                        + "\"properties\":[{\"name\":\"violation\",\"title\":\"It fails\",\"tries\":5,\"findings\":1}],"
                        + "\"states\":{\"violated: unmasked\":3},"
                        + "\"requirements\":{\"rfc6455-5.1-server-closes-unmasked\":3},"
                        + "\"findings\":[{\"id\":\"fuzz/violation/1\",\"file\":\"one.yaml\",\"token\":\"wg1.abc\"}],"
                        + "\"flaky\":[\"It came once.\"]}");
        assertThat(Results.read(file).requireComplete().fuzzing()).contains(FUZZING);
    }

    @Test
    void refuses_what_is_fuzzed_out_of_its_place() {
        try (ResultsWriter writer = ResultsWriter.open(file, SampleRun.header(1))) {
            assertThatThrownBy(() -> writer.write(FUZZING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The finding fuzz/violation/1 is not among the cases");
            writer.write(SampleRun.renamed(ONE, "fuzz/violation/1"));
            writer.write(ONE);
            writer.write(FUZZING);
            assertThatThrownBy(() -> writer.write(FUZZING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A run has one summary of the fuzzing, and this is another");
            assertThatThrownBy(() -> writer.write(SampleRun.renamed(ONE, "fuzz/violation/2")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("No case may follow the summary of the fuzzing");
            writer.finish(footer(Verdict.FAIL, 2));
            assertThatThrownBy(() -> writer.write(FUZZING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Nothing may follow the footer");
        }
        assertThat(Results.read(file).complete()).isTrue();
    }

    @Test
    void a_line_is_in_the_file_as_soon_as_it_is_written() {
        try (ResultsWriter writer = ResultsWriter.open(file, SampleRun.header(2))) {
            assertThat(Results.read(file).cases()).isEmpty();
            writer.write(ONE);
            assertThat(Results.read(file).cases()).containsExactly(ONE);
        }
    }

    @Test
    void many_threads_write_whole_lines() {
        int cases = 2000;
        try (ResultsWriter writer = ResultsWriter.open(file, SampleRun.header(cases))) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, cases)
                        .mapToObj(i -> SampleRun.renamed(ONE, "masking/unmasked[round=" + i + "]"))
                        .forEach(result -> threads.execute(() -> writer.write(result)));
            }
            writer.finish(footer(Verdict.FAIL, cases));
        }

        assertThat(Results.read(file).requireComplete().cases())
                .extracting(CaseResult::id)
                .containsExactlyInAnyOrder(IntStream.range(0, cases)
                        .mapToObj(i -> "masking/unmasked[round=" + i + "]")
                        .toArray(String[]::new));
    }

    @Test
    void an_interrupted_thread_loses_nothing() {
        try (ResultsWriter writer = ResultsWriter.open(file, SampleRun.header(2))) {
            Thread.currentThread().interrupt();
            writer.write(ONE);
            assertThat(Thread.interrupted()).isTrue();
            writer.write(SampleRun.renamed(ONE, "masking/other"));
            writer.finish(footer(Verdict.FAIL, 2));
        }

        assertThat(Results.read(file).complete()).isTrue();
    }

    @Test
    void closing_without_footer_leaves_the_run_incomplete() {
        try (ResultsWriter writer = ResultsWriter.open(file, SampleRun.header(1))) {
            writer.write(ONE);
        }

        assertThat(Results.read(file).complete()).isFalse();
    }

    @Test
    void an_old_file_is_replaced() throws IOException {
        Files.createDirectories(directory.resolve("some/where"));
        Files.writeString(file, "old\n".repeat(1000));

        ResultsWriter.open(file, SampleRun.header(0)).close();

        assertThat(Results.read(file).cases()).isEmpty();
    }

    @Test
    void refuses_what_no_reader_would_accept() {
        try (ResultsWriter writer = ResultsWriter.open(file, SampleRun.header(1))) {
            writer.write(ONE);
            assertThatThrownBy(() -> writer.write(SampleRun.renamed(ONE, "masking/other")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The header announces 1 cases, and here is one more");
            assertThatThrownBy(() -> writer.finish(footer(Verdict.PASS, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The footer counts 1 with PASS, and there are 0");
            writer.finish(footer(Verdict.FAIL, 1));
            assertThatThrownBy(() -> writer.write(ONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Nothing may follow the footer");
        }
        assertThat(Results.read(file).complete()).isTrue();
    }

    @Test
    void a_directory_in_place_of_the_file_is_an_io_error() {
        assertThatThrownBy(() -> ResultsWriter.open(directory, SampleRun.header(1)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_is_named_with_the_file() {
        Path full = Path.of("/dev/full");
        assertThatThrownBy(() -> ResultsWriter.open(full, SampleRun.header(1)))
                .isInstanceOf(UncheckedIOException.class)
                .rootCause()
                .hasMessage("No space left on device");
        assertThatThrownBy(() -> ResultsWriter.open(full, SampleRun.header(1)))
                .cause()
                .hasMessage("/dev/full: No space left on device");
    }

    private static RunFooter footer(Verdict verdict, int count) {
        return new RunFooter(Instant.parse("2026-11-22T14:03:09Z"), 12.5, Map.of(verdict, count), 1, "broken");
    }
}
