package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Says which part of the cases is played. */
final class ShardOption {
    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Play only part I of N of the cases; 'report merge' joins the records. With auto, Bazel, GitLab or"
                            + " CircleCI says which part this is; with auto/N, an Indexed Job of Kubernetes does.")
    private Optional<String> shard = Optional.empty();

    /**
     * Return the part, and touch the file by which Bazel wants to know that its shards are heeded.
     *
     * @param environment the environment variables
     * @throws IllegalArgumentException if there is no such part, or the environment does not tell which it is
     * @throws IOException if the file cannot be written
     */
    Shard of(Map<String, String> environment) throws IOException {
        if (shard.isEmpty()) {
            return Shard.WHOLE;
        }
        Shard part = Shard.parse(shard.get(), environment);
        String file = environment.get("TEST_SHARD_STATUS_FILE");
        if (file != null) {
            Files.writeString(Path.of(file), "", StandardOpenOption.CREATE);
        }
        return part;
    }
}
