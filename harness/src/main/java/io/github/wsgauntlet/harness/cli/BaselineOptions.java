package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Yardstick;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Says what is expected of the target. */
final class BaselineOptions {
    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "fail",
            description =
                    "From which verdict on the run fails: fail, strict, warn or none (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.FAIL;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "What the server is known not to pass, as YAML. Anything else, better or worse, is reported.")
    private Optional<Path> baseline = Optional.empty();

    /** Returns from which verdict on a case is not as expected that the baseline does not name. */
    FailOn failOn() {
        return failOn;
    }

    /** Returns where the baseline is, if there is one. */
    Optional<Path> file() {
        return baseline;
    }

    /**
     * Returns what is expected on a day.
     *
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the file is not there or is wrong
     */
    Yardstick yardstick(Catalogue catalogue, LocalDate day) {
        return new Yardstick(
                failOn.threshold(),
                baseline.map(file -> Baseline.read(file, catalogue)).orElseGet(Baseline::empty),
                day);
    }
}
