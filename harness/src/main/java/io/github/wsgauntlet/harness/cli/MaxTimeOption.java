package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.RunOptions;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Says how long a run may take. */
final class MaxTimeOption {
    static final String NAME = "--max-time";

    @Option(
            names = NAME,
            paramLabel = "TIME",
            converter = Span.class,
            description =
                    "End the run after that time, for example 5m, whatever the target does then. What was not played"
                            + " by then is INCONCLUSIVE, and the exit code is not 0.")
    private Optional<Duration> maxTime = Optional.empty();

    /** Return options with the limit that is meant. */
    RunOptions in(RunOptions options) {
        return maxTime.map(options::withMaxTime).orElse(options);
    }
}
