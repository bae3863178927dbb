package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.target.Patience;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Says how long to wait for a target, and how often to try again. */
final class PatienceOptions {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Span.class,
            description =
                    "How long to wait for an answer, for example 90s if the server is in a debugger (default: 10s,"
                            + " and 1s for fuzzing).")
    private Optional<Duration> timeout = Optional.empty();

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "How often to play again what could not be judged (default: 2). With fewer than 2, what"
                    + " only repetition proves is INCONCLUSIVE.")
    private Optional<Integer> retries = Optional.empty();

    /**
     * Return the limits that are meant.
     *
     * @param usual the limits where nothing is said
     * @throws IllegalArgumentException if a number is negative
     */
    Patience of(Patience usual) {
        Patience limits = timeout.map(usual::withDeadline).orElse(usual);
        return retries.map(limits::withRetries).orElse(limits);
    }
}
