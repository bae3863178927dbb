package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.run.Demands;
import io.github.wsgauntlet.harness.run.FailOn;
import java.nio.file.Path;
import java.util.List;
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

    @Option(
            names = "--allow-inconclusive",
            description = "Let cases that could not be judged pass; otherwise each fails the run, unless the baseline"
                    + " expects it.")
    private boolean allowInconclusive;

    @Option(
            names = "--require",
            paramLabel = "ABILITY",
            split = ",",
            description = "What the server has to be able to do, or else the run fails: echo, pong, close, deflate, the"
                    + " name of a parameter of permessage-deflate, subprotocol=NAME, message=16MiB or fragments=1000;"
                    + " separate several with commas.")
    private List<String> required = List.of();

    /**
     * Return what is expected.
     *
     * @throws IllegalArgumentException if something is required that nobody can look for
     */
    Gate gate() {
        return new Gate(failOn, allowInconclusive, Demands.parse(required), baseline, false);
    }
}
