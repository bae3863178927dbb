package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.plan.AutobahnSpec;
import io.github.wsgauntlet.harness.plan.Choice;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.plan.Execution.Done;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.plan.Series;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Shard;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Plays the cases against a target. */
@Command(
        name = "run",
        description = "Play the cases against a WebSocket server and judge it.",
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet run ws://localhost:9001/",
            "  wsgauntlet run ws://localhost:9001/ --include closing/**,utf8",
            "  wsgauntlet run wss://localhost/chat -H 'Authorization: Bearer abc'",
            "  wsgauntlet run ws://localhost:9001/ --baseline known.yaml --update-baseline",
            "  wsgauntlet run ws://localhost:9001/ --baseline known.yaml --format sarif,badge",
            "  wsgauntlet run --spec fuzzingclient.json"
        })
final class RunCommand implements Callable<Integer> {
    /** Where the report goes if nothing else is said. */
    static final String USUAL_REPORT = "wsgauntlet-report";

    /** What a spec of Autobahn does not say. */
    private static final Set<String> WITH_A_SPEC = Set.of(
            "--jobs",
            "--timeout",
            "--retries",
            "--fail-on",
            "--baseline",
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
            names = "--report",
            paramLabel = "DIR",
            defaultValue = USUAL_REPORT,
            description = "The directory for index.html, results.ndjson, junit.xml and summary.md (default:"
                    + " ${DEFAULT-VALUE}).")
    private Path report = Path.of("");

    @Mixin
    private final FormatOption format = new FormatOption();

    @ArgGroup(validate = false, order = 1, heading = "%nWhich cases:%n")
    private SelectionOptions selection = new SelectionOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nWhat is expected:%n")
    private ExpectationOptions expectation = new ExpectationOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many cases to play at a time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @ArgGroup(validate = false, order = 4, heading = "%nHow long to wait:%n")
    private PatienceOptions patience = new PatienceOptions();

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "A soak test: send at least N messages in each case that sends messages compressed as agreed.")
    private int messages;

    @Option(
            names = "--regressions",
            paramLabel = "DIR",
            description = "Also play the case files in this directory: findings that must not come back.")
    private Optional<Path> regressions = Optional.empty();

    @Mixin
    private final ShardOption shard = new ShardOption();

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description =
                    "Do what a fuzzingclient.json of Autobahn|Testsuite asks for: judge its servers by its cases, and"
                            + " report in its outdir.")
    private Optional<Path> autobahn = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Judge the targets in a YAML file, with the options that it gives for them; several targets end"
                            + " in one matrix.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() throws IOException {
        var ledger = Ledger.load();
        var catalogue = Catalogue.load(ledger);
        Series series = series(catalogue, ledger);
        PrintWriter out = spec.commandLine().getOut();
        Done done = new Execution(catalogue, ledger)
                .execute(series, autobahn.isPresent() ? SpecPrinter.to(out) : RunPrinter.to(out));
        done.overview().ifPresent(file -> out.println((autobahn.isPresent() ? "Report: " : "Matrix: ") + file));
        out.flush();
        return done.exit();
    }

    private Series series(Catalogue catalogue, Ledger ledger) throws IOException {
        if (config.isPresent()) {
            requireAlone("--config", Set.of());
            return new ConfigPlans(spec.commandLine()).read(config.get(), catalogue, ledger);
        }
        if (autobahn.isPresent()) {
            requireAlone("--spec", WITH_A_SPEC);
            return AutobahnSpec.read(autobahn.get())
                    .series(catalogue, target.reach(), options(Shard.WHOLE), expectation.gate(spec));
        }
        return Series.of(plan(catalogue, ledger));
    }

    /**
     * Return the plan of the run that the options ask for, apart from those that name a file of runs.
     *
     * @param catalogue where the cases are chosen
     * @param ledger what case files cite
     * @throws ParameterException if an option cannot be meant without another one
     * @throws IllegalArgumentException if an option cannot be meant at all
     * @throws IOException if Bazel cannot be told that its shards are heeded
     */
    Plan plan(Catalogue catalogue, Ledger ledger) throws IOException {
        if (messages < 0) {
            throw new ParameterException(spec.commandLine(), "--messages is 0 or more, not " + messages + ".");
        }
        Choice globs = selection.choice();
        var choice = new Choice(globs.include(), globs.exclude(), regressions, messages);
        return new Plan(
                target.peer(),
                choice.cases(catalogue, ledger),
                options(shard.of(System.getenv())),
                Optional.empty(),
                expectation.gate(spec),
                new Reports(report, format.formats()));
    }

    private RunOptions options(Shard part) {
        var options = new RunOptions(jobs, patience.of(Patience.standard()), part);
        return target.patience().map(options::withAbsence).orElse(options);
    }

    /**
     * Refuse what would have no effect since a file decides it.
     *
     * @param file the option that names the file
     * @param others the options that have one
     */
    private void requireAlone(String file, Set<String> others) {
        ParseResult parsed = spec.commandLine().getParseResult();
        Stream<String> options = parsed.matchedOptions().stream().map(OptionSpec::longestName);
        Stream<String> url = parsed.matchedPositionals().stream().map(PositionalParamSpec::paramLabel);
        Stream.concat(url, options)
                .filter(name -> !name.equals(file) && !others.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(), name + " has no effect with " + file + ": the file decides that.");
                });
    }
}
