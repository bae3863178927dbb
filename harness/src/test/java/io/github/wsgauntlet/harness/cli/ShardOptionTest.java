package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.run.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a build tool says of shards, and what it wants to know. */
class ShardOptionTest {
    @TempDir
    private Path directory;

    @Test
    void bazel_is_told_that_its_shards_are_heeded() throws IOException {
        Path status = directory.resolve("status");
        Map<String, String> bazel =
                Map.of("TEST_SHARD_INDEX", "1", "TEST_TOTAL_SHARDS", "3", "TEST_SHARD_STATUS_FILE", status.toString());

        assertThat(option().of(bazel)).isEqualTo(Shard.WHOLE);
        assertThat(status).doesNotExist();

        assertThat(option("--shard=auto").of(bazel)).isEqualTo(new Shard(2, 3));
        assertThat(status).isEmptyFile();
    }

    @Test
    void nobody_is_told_where_nobody_asks() throws IOException {
        assertThat(option("--shard=2/5").of(Map.of())).isEqualTo(new Shard(2, 5));
    }

    private static ShardOption option(String... arguments) {
        return CommandLine.populateCommand(new ShardOption(), arguments);
    }
}
