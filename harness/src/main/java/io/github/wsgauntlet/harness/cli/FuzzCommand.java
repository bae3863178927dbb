package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.fuzz.Bounds;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                "Generate conversations, legal ones and ones with a fault, play them against a WebSocket server or"
                        + " client, and shrink what it gets wrong to the few steps and bytes that show it.",
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet fuzz ws://localhost:9001/ --time 5m",
            "  wsgauntlet fuzz ws://localhost:9001/ --property compression,closing",
            "  wsgauntlet fuzz ws://localhost:9001/ --seed 7 --tries 500 --findings 1",
            "  wsgauntlet fuzz wss://staging.example.org/chat --rate 20 --jobs 2",
            "  wsgauntlet fuzz --client 'node client.js {url}'"
        })
final class FuzzCommand implements Callable<Integer> {
    private static final int USUAL_TRIES = 2_000;

    /** Each sample on its way takes a process of a client. */
    private static final int USUAL_PROCESSES = 4;

    private static final int USUAL_CONNECTIONS = 16;

    /** What is about a server, and how it is reached. */
    private static final Set<String> OF_SERVERS = Set.of(
            "URL",
            "--exec",
            "--image",
            "--image-port",
            "--pid",
            "--wait",
            "--insecure",
            "--cacert",
            "--cert",
            "--key",
            "--header",
            "--origin",
            "--cookie",
            "--subprotocol",
            "--proxy");

    @Spec
    private CommandSpec spec;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--client",
            paramLabel = "COMMAND",
            description = "Fuzz the client that this command starts; {url} stands for where it shall connect. It sends"
                    + " every message back, as for the command clients.")
    private Optional<String> client = Optional.empty();

    @Mixin
    private final ReportOptions report = new ReportOptions();

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
            description = "How many samples to play at a time (default: 16, or 4 processes of a client).")
    private Optional<Integer> jobs = Optional.empty();

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
        var execution = new Execution(kept -> Main.cut(Terminal.err(spec), kept));
        PrintWriter out = Terminal.out(spec);
        RunFooter footer =
                execution.execute(plan(), FuzzPrinter.to(out, coverage)).footer();
        return Main.ended(out, footer.exit(), footer.summary());
    }

    /**
     * Return the plan of the run that the options ask for.
     *
     * @throws ParameterException if an option cannot be meant without another one
     * @throws IllegalArgumentException if an option cannot be meant at all
     */
    Plan plan() {
        return new Plan(
                peer(),
                Repertoire.of(Catalogue.load()),
                List.of(),
                RunOptions.standard().withPatience(patience.of(Patience.standard())),
                Optional.of(options().asking(client.isPresent() ? Role.CLIENT : Role.SERVER)),
                expectation.gate(spec),
                report.reports());
    }

    private Peer peer() {
        client.ifPresent(command -> Idle.refuse(spec, OF_SERVERS::contains, "with --client."));
        return client.<Peer>map(
                        command -> new Peer.Called(target.name().orElse(command), command, jobs(), Optional.empty()))
                .orElseGet(() -> target.peer(Optional.empty()));
    }

    private int jobs() {
        return jobs.orElse(client.isPresent() ? USUAL_PROCESSES : USUAL_CONNECTIONS);
    }

    private FuzzOptions options() {
        FuzzOptions options = FuzzOptions.standard()
                .withTries(tries.orElse(time.isPresent() ? Integer.MAX_VALUE : USUAL_TRIES))
                .withSeed(seed.orElseGet(() -> new SecureRandom().nextLong(1_000_000_000)))
                .withBounds(new Bounds(largestMessage, mostItems))
                .withLoad(jobs(), rate)
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
