package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.plan.AutobahnSpec;
import io.github.wsgauntlet.harness.plan.Choice;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.plan.Execution.Done;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Series;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Shard;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    /** What a spec of Autobahn does not say. */
    private static final Set<String> WITH_A_SPEC = Set.of(
            AutobahnVerdictsOption.NAME,
            "--jobs",
            "--messages",
            MaxTimeOption.NAME,
            "--timeout",
            "--retries",
            "--fail-on",
            "--baseline",
            "--allow-inconclusive",
            "--require",
            "--verbose",
            "--quiet",
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

    @Mixin
    private final ReportOptions report = new ReportOptions();

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

    @Mixin
    private final MaxTimeOption maxTime = new MaxTimeOption();

    @Option(
            names = "--messages",
            paramLabel = "N",
            description =
                    "A soak test: send at least N messages in each case that sends messages compressed as agreed.")
    private Optional<Integer> messages = Optional.empty();

    @Option(
            names = "--regressions",
            paramLabel = "DIR",
            description = "Also play the case files in this directory: findings that must not come back.")
    private Optional<Path> regressions = Optional.empty();

    @Option(
            names = "--failed",
            paramLabel = "FILE",
            description = "Play only what was not as expected in this results.ndjson.")
    private Optional<Path> failed = Optional.empty();

    @Mixin
    private final ShardOption shard = new ShardOption();

    @Mixin
    private final VerbosityOptions verbosity = new VerbosityOptions();

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description =
                    "Do what a fuzzingclient.json of Autobahn|Testsuite asks for: judge its servers by its cases, and"
                            + " report in its outdir.")
    private Optional<Path> autobahn = Optional.empty();

    @Mixin
    private final AutobahnVerdictsOption by = new AutobahnVerdictsOption();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Judge the targets in a YAML file, with the options that it gives for them; several targets end"
                            + " in one matrix.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() throws IOException {
        var catalogue = Catalogue.load();
        if (autobahn.isPresent()) {
            Done done = bySpec(autobahn.get(), catalogue);
            return Main.ended(Terminal.out(spec), done.exit(), done.because());
        }
        Idle.refuse(spec, AutobahnVerdictsOption.NAME::equals, "without --spec; 'report autobahn' takes it, too.");
        Series series = series(catalogue);
        if (failed.isPresent() && series.plans().getFirst().cases().isEmpty()) {
            return Main.ended(
                    Terminal.out(spec),
                    Exit.AS_EXPECTED.code(),
                    "everything that is played was as expected in " + failed.get());
        }
        Terminal terminal = verbosity.terminal(spec, System.getenv());
        PrintWriter out = terminal.out();
        Done done = new Execution(kept -> Main.cut(terminal.err(), kept)).execute(series, RunPrinter.to(terminal));
        done.overview().ifPresent(file -> out.println("Matrix: " + file));
        return Main.ended(out, done.exit(), done.because());
    }

    private Done bySpec(Path file, Catalogue catalogue) throws IOException {
        requireAlone("--spec", WITH_A_SPEC);
        AutobahnSpec written = AutobahnSpec.read(file);
        return new SpecRun(
                        file.toString(),
                        messages().map(written::withMessages).orElse(written),
                        catalogue,
                        by.verdicts())
                .execute(
                        target.reach(),
                        options(Shard.WHOLE),
                        expectation.gate(spec),
                        Terminal.out(spec),
                        Terminal.err(spec));
    }

    private Series series(Catalogue catalogue) throws IOException {
        if (config.isPresent()) {
            requireAlone("--config", Set.of("--verbose", "--quiet"));
            return new ConfigPlans(spec.commandLine()).read(config.get(), catalogue);
        }
        return Series.of(plan(catalogue));
    }

    /**
     * Return the plan of the run that the options ask for, apart from those that name a file of runs.
     *
     * @param catalogue where the cases are chosen
     * @throws ParameterException if an option cannot be meant without another one
     * @throws IllegalArgumentException if an option cannot be meant at all
     * @throws IOException if Bazel cannot be told that its shards are heeded
     */
    Plan plan(Catalogue catalogue) throws IOException {
        Choice globs = selection.choice(Role.SERVER);
        Repertoire repertoire = globs.repertoire(catalogue);
        globs.remarks(repertoire.all().heads()).forEach(this::warn);
        Gate gate = expectation.gate(spec);
        if (failed.isPresent() && gate.updates()) {
            throw new ParameterException(
                    spec.commandLine(), "--failed and --update-baseline exclude each other: what would fail is known.");
        }
        Optional<Results> previous = failed.map(Results::read);
        Choice choice =
                globs.withRegressions(regressions).withMessages(messages().orElse(0));
        return new Plan(
                target.peer(previous.map(Results::header)),
                repertoire,
                previous.map(run -> failedIn(run, choice, gate, repertoire)).orElseGet(() -> choice.cases(repertoire)),
                options(shard.of(System.getenv())),
                Optional.empty(),
                gate,
                report.reports());
    }

    /** Return the chosen cases that a previous run did not find as expected, also those that only it had chosen. */
    private static List<Case> failedIn(Results run, Choice choice, Gate gate, Repertoire repertoire) {
        Catalogue all = repertoire.all();
        Yardstick yardstick = gate.yardstick(all, LocalDate.now(ZoneOffset.UTC));
        Set<String> ids = run.cases().stream()
                .filter(yardstick::surprises)
                .map(CaseResult::id)
                .collect(Collectors.toSet());
        List<String> known = ids.stream().filter(id -> all.find(id).isPresent()).toList();
        return (choice.include().isEmpty() ? choice.withInclude(known) : choice)
                .cases(repertoire).stream()
                        .filter(each -> ids.contains(each.id()))
                        .toList();
    }

    private Optional<Integer> messages() {
        if (messages.filter(number -> number < 0).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--messages is 0 or more, not " + messages.get() + ".");
        }
        return messages;
    }

    private void warn(String sentence) {
        Main.warn(Terminal.err(spec), sentence);
    }

    private RunOptions options(Shard part) {
        var options = new RunOptions(jobs, patience.of(Patience.standard()), part);
        return maxTime.in(target.patience().map(options::withAbsence).orElse(options));
    }

    /**
     * Refuse what would have no effect since a file decides it.
     *
     * @param file the option that names the file
     * @param others the options that have one
     */
    private void requireAlone(String file, Set<String> others) {
        Idle.refuse(
                spec,
                name -> !name.equals(file) && !others.contains(name),
                "with " + file + ": the file decides that.");
    }
}
