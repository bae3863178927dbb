package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.run.FailOn;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Says what is expected of the target. */
final class BaselineOptions {
    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "fail",
            description =
                    "The mildest verdict that fails the run: fail, strict, warn or none (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.FAIL;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "What the server is known not to pass, as YAML. Every other result, better or worse, is reported.")
    private Optional<Path> baseline = Optional.empty();

    /** Return what is expected. */
    Gate gate() {
        return new Gate(failOn, baseline, false);
    }
}
