package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.client.ReferenceClient;
import io.github.wsgauntlet.harness.plan.AutobahnSpec;
import io.github.wsgauntlet.harness.plan.Execution.Done;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.wire.Route;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the place of the command of Autobahn|Testsuite. */
@Command(
        name = "wstest",
        description = "Do what wstest of Autobahn|Testsuite does, by the same options and files.",
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet wstest -m fuzzingclient -s fuzzingclient.json",
            "  wsgauntlet wstest -m fuzzingclient -w ws://localhost:9001",
            "  wsgauntlet wstest -m fuzzingserver -s fuzzingserver.json",
            "  wsgauntlet wstest -m echoserver -w ws://localhost:9000"
        })
final class WstestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-m", "--mode"},
            paramLabel = "MODE",
            required = true,
            description = "fuzzingclient judges servers, fuzzingserver judges the clients that come, echoserver and"
                    + " echoclient send back what they get.")
    private String mode = "";

    @Option(
            names = {"-s", "--spec"},
            paramLabel = "FILE",
            description = "What to judge and by which cases (default: fuzzingclient.json or fuzzingserver.json, which"
                    + " is written where it is not there).")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-w", "--wsuri"},
            paramLabel = "URL",
            description = "The server to judge where the file names none, where to listen, or where to connect.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = {"-k", "--key"},
            paramLabel = "FILE",
            description = "The private key of who listens at wss://, in PEM (PKCS #8).")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = {"-c", "--cert"},
            paramLabel = "FILE",
            description = "The certificate of --key, in PEM.")
    private Optional<Path> cert = Optional.empty();

    @Option(
            names = "--exit-code",
            description = "End with 1 where index.json says FAILED; so does WSGAUNTLET_EXIT_CODE=1 in the environment."
                    + " Without, every run that comes to its end is a 0, as with the original.")
    private boolean honest;

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "Send at least N messages in each case of sections 12 and 13, as WSGAUNTLET_MESSAGES=N in the"
                    + " environment asks, too; the original sends 1000 (default: few).")
    private Optional<Integer> messages = Optional.empty();

    @Mixin
    private final AutobahnVerdictsOption by = new AutobahnVerdictsOption();

    @Option(
            names = {"-u", "--webport", "-i", "--ident", "-o", "--outfile"},
            paramLabel = "VALUE",
            description = "Taken as by the original, and without effect.")
    private List<String> idle = List.of();

    @Option(
            names = {"-d", "--debug"},
            description = "Taken as by the original, and without effect.")
    private boolean debug;

    @Option(
            names = {"-a", "--autobahnversion"},
            versionHelp = true,
            description = "Print the version, and do nothing else.")
    private boolean version;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Terminal.out(spec);
        PrintWriter err = Terminal.err(spec);
        return switch (WstestMode.parse(mode)) {
            case FUZZINGCLIENT -> exit(judgeServers(out, err));
            case FUZZINGSERVER -> exit(judgeClients(sending(SpecFile.SERVER.readOrUsual(file, err)), out, err));
            case ECHOSERVER -> serve(url(Optional.empty()), out);
            case ECHOCLIENT -> visit(url(Optional.empty()));
        };
    }

    /** Scripts go on by what the reports say, and not at all where the exit code already says it. */
    private int exit(int exit) {
        boolean asked = honest || isSet("WSGAUNTLET_EXIT_CODE");
        return exit == Exit.NOT_AS_EXPECTED.code() && !asked ? Exit.AS_EXPECTED.code() : exit;
    }

    /** What scripts cannot say on the command line without a change, they can in the environment. */
    private static boolean isSet(String variable) {
        return "1".equals(System.getenv(variable));
    }

    private AutobahnSpec sending(AutobahnSpec written) {
        return messages.or(WstestCommand::usualMessages)
                .map(written::withMessages)
                .orElse(written);
    }

    private static Optional<Integer> usualMessages() {
        Optional<String> asked = Optional.ofNullable(System.getenv("WSGAUNTLET_MESSAGES"));
        try {
            return asked.map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("WSGAUNTLET_MESSAGES is a number, not '" + asked.get() + "'.", e);
        }
    }

    private AutobahnVerdicts verdicts() {
        return isSet("WSGAUNTLET_AUTOBAHN_VERDICTS") ? AutobahnVerdicts.AUTOBAHN : by.verdicts();
    }

    private int judgeServers(PrintWriter out, PrintWriter err) throws IOException {
        Optional<URI> server = url.map(ServerTarget::parse);
        AutobahnSpec written =
                server.map(SpecFile.CLIENT::withUrl).orElse(SpecFile.CLIENT).read(file, err);
        AutobahnSpec asked = sending(url.map(written::withServer).orElse(written));
        String name = SpecFile.CLIENT.path(file).toString();
        if (url.isPresent()
                && asked.servers().stream().noneMatch(each -> each.url().equals(url.get()))) {
            Main.warn(err, name + ": It names its servers, so that --wsuri has no effect.");
        }
        var run = new SpecRun(name, asked, Catalogue.load(), verdicts());
        out.println("Ok, will run " + run.size() + " test cases against "
                + asked.servers().size() + " servers");
        out.flush();
        SSLContext anybody = Tls.trustingAnyone();
        Done done = run.execute(
                new Reach(anybody, List.of(), Route.direct()), RunOptions.standard(), Gate.standard(), out, err);
        out.println(done.because());
        out.flush();
        return done.exit();
    }

    private int judgeClients(AutobahnSpec asked, PrintWriter out, PrintWriter err) throws IOException {
        URI where = url(asked.url().or(() -> Optional.of(SpecFile.USUAL_URL)));
        Optional<SSLContext> security = security(where, key.or(asked::key), cert.or(asked::cert));
        return new SpecWelcome(SpecFile.SERVER.path(file).toString(), asked, verdicts())
                .at(where.getPort(), security, out, err);
    }

    private URI url(Optional<String> usual) {
        return ServerTarget.parse(url.or(() -> usual)
                .orElseThrow(() -> new IllegalArgumentException("The mode " + mode + " needs --wsuri.")));
    }

    private static Optional<SSLContext> security(URI where, Optional<Path> key, Optional<Path> cert) {
        if (!where.getScheme().equals("wss")) {
            return Optional.empty();
        }
        if (key.isEmpty() || cert.isEmpty()) {
            throw new IllegalArgumentException("To listen at " + where + " takes --key and --cert.");
        }
        return Optional.of(Tls.server(cert.get(), key.get()));
    }

    private int serve(URI where, PrintWriter out) throws IOException, InterruptedException {
        ServerOptions plain = ServerOptions.defaults()
                .withAddress(new InetSocketAddress(0).getAddress())
                .withPort(where.getPort());
        try (var server = ReferenceServer.start(
                security(where, key, cert).map(plain::withTls).orElse(plain))) {
            out.println("Ok, will send back what comes to " + server.uri());
            out.flush();
            server.awaitStop();
        }
        return Exit.AS_EXPECTED.code();
    }

    private static int visit(URI where) throws IOException, InterruptedException {
        try (var client = ReferenceClient.connect(where, ClientOptions.defaults())) {
            client.awaitEnd();
        }
        return Exit.AS_EXPECTED.code();
    }
}
