package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.view.Reason;
import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.run.AutobahnSpec;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Shard;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
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
    private static final Set<String> BESIDE_A_SPEC = Set.of(
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
            description = "Where index.html, results.ndjson, junit.xml and summary.md go (default: ${DEFAULT-VALUE}).")
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
            description = "How many cases run at a time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @ArgGroup(validate = false, order = 4, heading = "%nHow long to wait:%n")
    private PatienceOptions patience = new PatienceOptions();

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "0",
            description = "A soak: send at least N messages in each case that sends messages compressed as agreed.")
    private int messages;

    @Option(
            names = "--regressions",
            paramLabel = "DIR",
            description = "Play the case files in this directory, too: findings that are not to come back.")
    private Optional<Path> regressions = Optional.empty();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Play only part I of N of the cases; 'report merge' joins the records. auto is told by Bazel,"
                    + " GitLab or CircleCI which part it is, and auto/N by an Indexed Job of Kubernetes.")
    private Optional<String> shard = Optional.empty();

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "Do what a fuzzingclient.json of Autobahn|Testsuite asks for: its servers and cases, and the"
                    + " report in its outdir.")
    private Optional<Path> autobahn = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Judge the targets that a YAML file names, with the options that it says for them; several end"
                            + " in one matrix.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (config.isPresent()) {
            requireAlone("--config", Set.of());
            return ConfigRun.read(config.get(), spec.commandLine()).execute();
        }
        if (messages < 0) {
            throw new ParameterException(spec.commandLine(), "--messages is 0 or more, not " + messages + ".");
        }
        return autobahn.isPresent() ? run(autobahn.get()) : target.use(this::run);
    }

    /**
     * Refuse what would have no effect beside a file that says it itself.
     *
     * @param file the option that names the file
     * @param beside the options that have one
     */
    private void requireAlone(String file, Set<String> beside) {
        ParseResult parsed = spec.commandLine().getParseResult();
        Stream<String> options = parsed.matchedOptions().stream().map(OptionSpec::longestName);
        Stream<String> url = parsed.matchedPositionals().stream().map(PositionalParamSpec::paramLabel);
        Stream.concat(url, options)
                .filter(name -> !name.equals(file) && !beside.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            name + " has no effect beside " + file + ", whose file says it itself.");
                });
    }

    private int run(Path file) {
        requireAlone("--spec", BESIDE_A_SPEC);
        var catalogue = Catalogue.load();
        var ledger = Ledger.load();
        Yardstick yardstick = expectation.yardstick(catalogue, spec);
        var options = new RunOptions(jobs, patience.of(Patience.standard()));
        return new SpecRun(
                        AutobahnSpec.read(file),
                        target.reach(),
                        options,
                        spec.commandLine().getOut())
                .execute(catalogue, ledger, yardstick);
    }

    private int run(Target target) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        var catalogue = Catalogue.load();
        var ledger = Ledger.load();
        List<Case> cases = Stream.concat(selection.of(catalogue).stream(), regressions(ledger))
                .map(each -> each.withMessages(messages))
                .toList();
        Yardstick yardstick = expectation.yardstick(catalogue, spec);
        Shard part = shard.map(text -> Shard.parse(text, System.getenv())).orElse(Shard.WHOLE);
        tellBazel();
        var options = new RunOptions(jobs, patience.of(Patience.standard()), part);
        Run run = Run.prepare(target, cases, ledger, options);
        var recorded = new RecordedRun(run, report, format.formats());
        out.println(target.name() + ", " + run.cases().size() + " cases");
        out.flush();
        Queue<CaseResult> results = new ConcurrentLinkedQueue<>();
        var progress = new Progress(out, Ansi.AUTO, run.cases().size(), System::nanoTime);
        Consumer<CaseResult> printing = expectation.updates() ? result -> {} : printing(progress, yardstick);
        RunFooter footer =
                recorded.execute(yardstick, printing.andThen(progress::count).andThen(results::add));
        progress.end();
        out.println(String.format(
                Locale.ROOT, "%d cases in %.2f s: %s", run.cases().size(), footer.millis() / 1e3, footer.summary()));
        out.println("Report: " + recorded.index());
        out.flush();
        return expectation.settle(target.name(), out, catalogue, yardstick, results, footer);
    }

    /** Touch the file by which Bazel wants to know that its shards are heeded. */
    private void tellBazel() throws IOException {
        String file = System.getenv("TEST_SHARD_STATUS_FILE");
        if (shard.isPresent() && file != null) {
            Files.writeString(Path.of(file), "", StandardOpenOption.CREATE);
        }
    }

    private Stream<Case> regressions(Ledger ledger) throws IOException {
        if (regressions.isEmpty()) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(regressions.get())) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .flatMap(file -> CaseFileReader.read(file, ledger).stream());
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new IllegalArgumentException(e.getFile() + " is no directory of case files.", e);
        }
    }

    /** Prints what is worth a look: without a baseline every verdict from WARN on, with one what it does not expect. */
    private Consumer<CaseResult> printing(Progress progress, Yardstick yardstick) {
        return result -> {
            Optional<String> news = expectation.known()
                    ? yardstick.surprise(result)
                    : Optional.of(Reason.of(result))
                            .filter(reason -> result.verdict().atLeast(Verdict.WARN));
            news.ifPresent(sentence -> progress.print(result, sentence));
        };
    }
}
