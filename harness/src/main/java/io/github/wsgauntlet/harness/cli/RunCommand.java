package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.CaseResult;
import io.github.wsgauntlet.reports.RunFooter;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays the cases against a target. */
@Command(
        name = "run",
        description = "Play the cases against a WebSocket server and judge it.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "The server, ws:// or wss://. Without it, the embedded reference server is judged.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "What the report calls the server.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "wsgauntlet-report",
            description = "Where index.html, results.ndjson and junit.xml go (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("");

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "Play only the cases this matches: an id, a family or suite, or a glob such as framing/**.")
    private List<String> include = List.of();

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Leave out the cases this matches.")
    private List<String> exclude = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "fail",
            description =
                    "From which verdict on the run fails: fail, strict, warn or none (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.FAIL;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many cases run at a time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(names = "--insecure", description = "Accept any certificate over wss://.")
    private boolean insecure;

    @Override
    public Integer call() throws IOException {
        var ledger = Ledger.load();
        List<Case> cases = Catalogue.load(ledger).select(include, exclude);
        var options = new RunOptions(jobs, Patience.standard());
        if (url.isPresent()) {
            URI target = Target.parse(url.get());
            return run(new Target(name.orElse(target.toString()), target, Tls.trust(insecure)), cases, ledger, options);
        }
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            var target = new Target(name.orElse("reference server"), server.uri(), Tls.trust(insecure));
            return run(target, cases, ledger, options);
        }
    }

    private int run(Target target, List<Case> cases, Ledger ledger, RunOptions options) {
        PrintWriter out = spec.commandLine().getOut();
        var run = Run.prepare(target, cases, ledger, options);
        var recorded = new RecordedRun(run, report);
        out.println(target.name() + ", " + cases.size() + " cases");
        out.flush();
        RunFooter footer = recorded.execute(failOn.threshold(), printing(out));
        out.println(String.format(
                Locale.ROOT, "%d cases in %.2f s: %s", cases.size(), footer.millis() / 1e3, footer.summary()));
        out.println("Report: " + recorded.index());
        out.flush();
        return footer.exit();
    }

    private static Consumer<CaseResult> printing(PrintWriter out) {
        return result -> {
            if (result.verdict().atLeast(Verdict.WARN)) {
                String line = String.format(
                        Locale.ROOT, "%-6s %s%n       %s", result.verdict(), result.id(), result.reason());
                synchronized (out) {
                    out.println(line);
                    out.flush();
                }
            }
        };
    }
}
