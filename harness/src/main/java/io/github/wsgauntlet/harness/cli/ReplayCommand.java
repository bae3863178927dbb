package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.casefile.CaseFileWriter;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.reception.StartedClient;
import io.github.wsgauntlet.harness.replay.Reproducer;
import io.github.wsgauntlet.harness.replay.Token;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Reason;
import io.github.wsgauntlet.reports.view.TranscriptText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays the cases of a file or a token, and shows what went over the wire. */
@Command(
        name = "replay",
        description = "Play a finding again, from a case file or a token, and show what goes over the wire.",
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet replay findings/violation-16164bf8.yaml ws://localhost:9001/",
            "  wsgauntlet replay findings/violation-16164bf8.yaml ws://localhost:9001/ --print python",
            "  wsgauntlet replay findings/violation-16164bf8.yaml --client 'node client.js {url}'"
        })
final class ReplayCommand implements Callable<Integer> {
    /** What a finding can be printed as. */
    private enum Form {
        JAVA,
        PYTHON,
        YAML
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE|TOKEN", description = "A case file, or the token of a finding.")
    private String finding = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "URL", description = "The server, ws:// or wss://.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--client",
            paramLabel = "COMMAND",
            description = "The client, of a finding of one: what starts it, with {url} for where it shall connect.")
    private Optional<String> client = Optional.empty();

    @Option(
            names = "--print",
            paramLabel = "LANGUAGE",
            description =
                    "Print the finding and play nothing: as a program in java or python, one file without dependencies"
                            + " that does the same, or as a case file in yaml.")
    private Optional<Form> form = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "fail",
            description =
                    "The mildest verdict that fails the run: fail, strict, warn or none (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.FAIL;

    @ArgGroup(validate = false, order = 4, heading = "%nHow long to wait:%n")
    private PatienceOptions patience = new PatienceOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nHow to reach the server:%n")
    private ReachOptions reach = new ReachOptions();

    @Override
    public Integer call() throws IOException {
        HarmlessWriter out = Terminal.out(spec);
        Optional<URI> server = url.map(ServerTarget::parse);
        var ledger = Ledger.load();
        List<Case> cases = Token.looksLike(finding)
                ? CaseFileReader.parse("the token", Token.text(finding), ledger)
                : CaseFileReader.read(Path.of(finding), ledger);
        if (form.isPresent()) {
            out.raw().print(printed(form.get(), server, cases));
            out.flush();
            return 0;
        }
        Role side = cases.getFirst().side();
        requireTarget(side);
        return switch (side) {
            case SERVER -> play(reach.reach().to(url.orElseThrow(), server.orElseThrow()), cases, out);
            case CLIENT -> play(client.orElseThrow(), cases, out);
        };
    }

    /** Refuse to play with nobody, or with an endpoint of the other side. */
    private void requireTarget(Role side) {
        boolean named = side == Role.SERVER ? url.isPresent() : client.isPresent();
        boolean other = side == Role.SERVER ? client.isPresent() : url.isPresent();
        if (!named || other) {
            throw new ParameterException(
                    spec.commandLine(),
                    side == Role.SERVER
                            ? "This is a finding of a server: URL says which one is to be asked, and --client none."
                            : "This is a finding of a client: --client says what starts it, and URL nothing.");
        }
    }

    private int play(String command, List<Case> cases, PrintWriter out) throws IOException {
        Path output = Files.createTempFile("wsgauntlet-client", ".log");
        try (var started = StartedClient.of(command, cases.size(), output, Optional.empty())) {
            return play(new ClientTarget(command, command, false, started), cases, out);
        } finally {
            Files.delete(output);
        }
    }

    private String printed(Form form, Optional<URI> server, List<Case> cases) {
        if (form == Form.YAML) {
            if (reach.adapter().isPresent()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--echo has no place in a case file, which is the same for all servers; print java or python.");
            }
            return CaseFileWriter.yaml("", cases);
        }
        if (cases.getFirst().side() == Role.CLIENT) {
            throw new ParameterException(
                    spec.commandLine(), "A program asks a server; print a finding of a client as yaml, or replay it.");
        }
        requireTarget(Role.SERVER);
        URI target = server.orElseThrow();
        if (cases.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A program opens one connection, but " + cases.getFirst().id() + " and the cases with it need "
                            + cases.size() + "; replay them, or print them as yaml.");
        }
        Case only = cases.getFirst();
        return form == Form.JAVA
                ? Reproducer.java(only, target, reach.adapter(), only.why())
                : Reproducer.python(only, target, reach.adapter(), only.why());
    }

    private int play(Target target, List<Case> cases, PrintWriter out) {
        var options = RunOptions.standard().withPatience(patience.of(Patience.standard()));
        RunFooter footer = Run.prepare(target, cases, options)
                .execute(Yardstick.of(failOn.threshold()), result -> print(result, out));
        return Main.ended(out, footer.exit(), footer.summary());
    }

    private static void print(CaseResult result, PrintWriter out) {
        synchronized (out) {
            out.println(result.verdict() + " " + result.id());
            out.println(Legible.line(Reason.of(result, Ledger.load())));
            result.sent().forEach(step -> out.println("- " + step));
            result.expected().forEach(outcome -> out.println("* " + outcome));
            out.println(TranscriptText.of(result.transcript()));
            out.flush();
        }
    }
}
