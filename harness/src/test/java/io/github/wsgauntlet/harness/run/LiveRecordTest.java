package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.SampleResult;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault may get another name when all is known that a run has shown; the record has that name then. */
class LiveRecordTest {
    private static final String FINER = "rfc6455-5.2-rsv-on-control-fails";
    private static final String GROUND = "rfc6455-5.2-rsv-on-data-fails";
    private static final RunHeader HEADER = new RunHeader(
            "wsgauntlet development",
            Instant.EPOCH,
            new RunHeader.Target("A", "ws://localhost:9001/"),
            Map.of(),
            2,
            new RunHeader.Shard(1, 1, "2 cases"),
            List.of());
    private static final CaseResult RED = SampleResult.of("framing/a", Verdict.FAIL, FINER);
    private static final CaseResult GREEN = SampleResult.of("framing/b", Verdict.PASS);

    @TempDir
    private Path directory;

    @Test
    void what_has_got_another_name_is_recorded_with_that() throws IOException {
        assertThat(recorded(List.of(RED.blaming(GROUND), GREEN)).cases())
                .extracting(CaseResult::violated)
                .containsExactly(GROUND, "");
    }

    @Test
    void what_keeps_its_name_is_recorded_as_it_came() throws IOException {
        assertThat(recorded(List.of(RED, GREEN)).cases())
                .extracting(CaseResult::violated)
                .containsExactly(FINER, "");
    }

    @Test
    void what_was_cut_keeps_what_came() {
        Path file = directory.resolve("results.ndjson");
        try (var record = LiveRecord.open(file, HEADER)) {
            record.write(RED);
        }
        assertThat(Results.read(file).cases()).extracting(CaseResult::violated).containsExactly(FINER);
    }

    private Results recorded(List<CaseResult> named) throws IOException {
        Path file = directory.resolve("results.ndjson");
        try (var record = LiveRecord.open(file, HEADER)) {
            record.write(RED);
            record.write(GREEN);
            record.finish(named, new RunFooter(Instant.EPOCH, 1, RunFooter.count(named), 1, "broken"));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        Results read = Results.read(file);
        assertThat(read.complete()).isTrue();
        return read;
    }
}
