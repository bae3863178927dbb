package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.plan.Choice;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Series.Overview;
import io.github.wsgauntlet.harness.reception.Guests;
import io.github.wsgauntlet.harness.reception.Menu;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the cases against a client. */
@Command(
        name = "clients",
        description = "Play the cases against a WebSocket client and judge it: the tester is the server.",
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet clients --exec 'node client.js {url}'",
            "  wsgauntlet clients --exec 'python3 client.py {url}' --include closing/**,utf8",
            "  wsgauntlet clients --exec 'node client.js {url}' --baseline known.yaml --update-baseline",
            "  wsgauntlet clients --port 9001"
        })
final class ClientsCommand implements Callable<Integer> {
    /** What means nothing of clients that come by themselves, once for each case. */
    private static final Set<String> WITH_EXEC_ALONE =
            Set.of("--name", "--jobs", "--retries", "--update-baseline", MaxTimeOption.NAME);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--exec",
            paramLabel = "COMMAND",
            description = "What starts the client; {url} stands for where it shall connect. It sends every message"
                    + " back until the connection closes, and then ends, or connects again to the same URL. What it"
                    + " prints is kept in client.log, with the report.")
    private Optional<String> exec = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name of the client in the report (default: the command).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9001",
            description = "Where to listen, on all addresses of this machine, for clients that come by themselves, with"
                    + " a driver for Autobahn|Testsuite; 0 takes any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Option(
            names = "--regressions",
            paramLabel = "DIR",
            description = "Also play the case files in this directory: findings that must not come back.")
    private Optional<Path> regressions = Optional.empty();

    @ArgGroup(validate = false, order = 1, heading = "%nWhich cases:%n")
    private SelectionOptions selection = new SelectionOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nWhat is expected:%n")
    private ExpectationOptions expectation = new ExpectationOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many cases to play at a time, each with a process of the client (default:"
                    + " ${DEFAULT-VALUE}).")
    private int jobs;

    @ArgGroup(validate = false, order = 4, heading = "%nHow long to wait:%n")
    private PatienceOptions patience = new PatienceOptions();

    @Mixin
    private final MaxTimeOption maxTime = new MaxTimeOption();

    @Mixin
    private final OwnTlsOptions tls = new OwnTlsOptions();

    @Mixin
    private final VerbosityOptions verbosity = new VerbosityOptions();

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = Catalogue.load(Role.CLIENT);
        Terminal terminal = verbosity.terminal(spec, System.getenv());
        requireEffect();
        if (exec.isEmpty()) {
            return served(catalogue, terminal);
        }
        Execution.Completed completed =
                new Execution(kept -> Main.cut(terminal.err(), kept)).execute(plan(catalogue), RunPrinter.to(terminal));
        return Main.ended(terminal.out(), completed.exit(), completed.footer().summary());
    }

    /** Refuse what would have no effect on who comes, and how. */
    private void requireEffect() {
        if (exec.isPresent()) {
            Idle.refuse(spec, "--port"::equals, "with --exec.");
        } else {
            Idle.refuse(spec, WITH_EXEC_ALONE::contains, "without --exec.");
        }
    }

    /** Let clients come until one of them, or a signal, ends it. */
    private int served(Catalogue catalogue, Terminal terminal) throws IOException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port + ".");
        }
        Optional<SSLContext> security = tls.security();
        Patience limits = patience.of(Patience.standard()).withRetries(0);
        Choice choice = choice();
        Repertoire repertoire = repertoire(choice, catalogue);
        List<Case> cases = choice.cases(repertoire);
        var guests = new Guests(Menu.of(cases, repertoire.ledger()), limits);
        var written = new WrittenGuests(
                guests,
                report.reports(),
                expectation.gate(spec).yardstick(repertoire.all(), LocalDate.now(ZoneOffset.UTC)),
                Overview.MATRIX);
        return new Welcome(guests, limits, security, written)
                .at(
                        port,
                        url -> "Listening on " + url + ": " + Words.counted(cases.size(), "case")
                                + " for any client that comes",
                        terminal.out());
    }

    /**
     * Return the plan of the run that the options ask for.
     *
     * @param catalogue the cases of clients
     * @throws IllegalArgumentException if an option cannot be meant
     */
    Plan plan(Catalogue catalogue) {
        Choice choice = choice();
        Repertoire repertoire = repertoire(choice, catalogue);
        String command = exec.orElseThrow();
        return new Plan(
                new Peer.Called(name.orElse(command), command, jobs, tls.security()),
                repertoire,
                choice.cases(repertoire),
                maxTime.in(new RunOptions(jobs, patience.of(Patience.standard()))),
                Optional.empty(),
                expectation.gate(spec),
                report.reports());
    }

    private Choice choice() {
        return selection.choice(Role.CLIENT).withRegressions(regressions);
    }

    private Repertoire repertoire(Choice choice, Catalogue catalogue) {
        Repertoire repertoire = choice.repertoire(catalogue);
        choice.remarks(repertoire.all().heads()).forEach(sentence -> Main.warn(Terminal.err(spec), sentence));
        return repertoire;
    }
}
