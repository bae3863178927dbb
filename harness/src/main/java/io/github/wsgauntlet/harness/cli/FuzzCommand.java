package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.fuzz.Bounds;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes up scenarios and plays them against a target. */
@Command(
        name = "fuzz",
        description =
                "Generate conversations, legal ones and ones with a fault, play them against a WebSocket server, and"
                        + " shrink what it gets wrong to the few steps and bytes that show it.",
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet fuzz ws://localhost:9001/ --time 5m",
            "  wsgauntlet fuzz ws://localhost:9001/ --property compression,closing",
            "  wsgauntlet fuzz ws://localhost:9001/ --seed 7 --tries 500 --findings 1",
            "  wsgauntlet fuzz wss://staging.example.org/chat --rate 20 --jobs 2"
        })
final class FuzzCommand implements Callable<Integer> {
    private static final int USUAL_TRIES = 2_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = RunCommand.USUAL_REPORT,
            description = "The directory for index.html, results.ndjson, junit.xml, summary.md and findings/"
                    + " (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("");

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "Play at most this many samples (default: 2000, or no limit with --time).")
    private Optional<Integer> tries = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Play no more samples after this time, for example 90s, 10m or 2h.")
    private Optional<Duration> time = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of a previous run, to play the same samples again (default: a new one each time).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--property",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Try only these: conversation, violation, closing, handshake, compression, stream or interleaving;"
                            + " separate several with commas.")
    private List<String> properties = List.of();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many samples to play at a time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Play at most this many samples a second (default: no limit).")
    private int rate;

    @Option(
            names = "--max-message",
            paramLabel = "BYTES",
            defaultValue = "70000",
            description = "The largest size of a message (default: ${DEFAULT-VALUE}).")
    private int largestMessage;

    @Option(
            names = "--max-items",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "The largest number of messages and control frames in a conversation (default: ${DEFAULT-VALUE}).")
    private int mostItems;

    @ArgGroup(validate = false, order = 4, heading = "%nHow long to wait:%n")
    private PatienceOptions patience = new PatienceOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nWhat is expected:%n")
    private ExpectationOptions expectation = new ExpectationOptions();

    @Option(
            names = "--findings",
            paramLabel = "N",
            description = "Stop after this many findings (default: look for others).")
    private Optional<Integer> mostFindings = Optional.empty();

    @Option(
            names = "--coverage",
            description = "Print how often each state of the oracle was reached, and how many samples were about each"
                    + " requirement. The report shows both, too.")
    private boolean coverage;

    @Override
    public Integer call() throws IOException {
        var ledger = Ledger.load();
        var execution = new Execution(Catalogue.load(ledger), ledger);
        PrintWriter out = spec.commandLine().getOut();
        return execution.execute(plan(), FuzzPrinter.to(out, coverage)).exit();
    }

    /**
     * Return the plan of the run that the options ask for.
     *
     * @throws ParameterException if an option cannot be meant without another one
     * @throws IllegalArgumentException if an option cannot be meant at all
     */
    Plan plan() {
        return new Plan(
                target.peer(),
                List.of(),
                RunOptions.standard().withPatience(patience.of(Patience.standard())),
                Optional.of(options()),
                expectation.gate(spec),
                new Reports(report, format.formats()));
    }

    private FuzzOptions options() {
        FuzzOptions options = FuzzOptions.standard()
                .withTries(tries.orElse(time.isPresent() ? Integer.MAX_VALUE : USUAL_TRIES))
                .withSeed(seed.orElseGet(() -> new SecureRandom().nextLong(1_000_000_000)))
                .withBounds(new Bounds(largestMessage, mostItems))
                .withLoad(jobs, rate)
                .withPatience(patience.of(FuzzOptions.standard().patience()))
                .withMostFindings(mostFindings.orElse(Integer.MAX_VALUE))
                .withProperties(
                        properties.isEmpty()
                                ? Arrays.asList(Property.values())
                                : properties.stream()
                                        .map(Property::parse)
                                        .distinct()
                                        .toList());
        return time.map(options::withTime).orElse(options);
    }
}
