package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the reference server. */
@Command(
        name = "serve",
        description = "Run the reference server, which sends every message back.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet serve --port 9001",
            "  wsgauntlet serve --waive client-frames-masked --trace",
            "  wsgauntlet serve --defect pong-empty",
            "  wsgauntlet serve --tls --subprotocol chat,superchat --max-message 16MiB"
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9001",
            description = "The port to listen on; 0 takes any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--waive",
            paramLabel = "RULE",
            description = "A rule the server does not hold its clients to, so that it has exactly one defect.")
    private List<String> waive = List.of();

    @Option(
            names = "--defect",
            paramLabel = "DEFECT",
            description = "Something the server does wrong of its own accord.")
    private List<String> defect = List.of();

    @Mixin
    private final OwnTlsOptions tls = new OwnTlsOptions();

    @Option(
            names = "--subprotocol",
            paramLabel = "NAMES",
            split = ",",
            description = "The subprotocols that the server speaks; it takes the first that a client offers. Separate"
                    + " several with commas.")
    private List<String> subprotocols = List.of();

    @Option(
            names = "--max-message",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "The largest message that the server takes, for example 1000, 64KiB or 16MiB (default:"
                    + " 64MiB).")
    private Optional<Long> largestMessage = Optional.empty();

    @Mixin
    private final ServedApplicationOptions application = new ServedApplicationOptions();

    @Option(names = "--trace", description = "Print the way every connection takes through the server.")
    private boolean trace;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Terminal.out(spec);
        PrintWriter err = Terminal.err(spec);
        ServerOptions options = options();
        if (trace) {
            options = options.withTrace(line -> {
                out.println(line);
                out.flush();
            });
        }
        try (var server = ReferenceServer.start(options)) {
            server.onExhaustion(error -> Main.tell(err, "A connection was dropped: " + error));
            out.println("Listening on " + server.uri());
            out.flush();
            server.awaitStop();
        }
        return 0;
    }

    /**
     * Return how the server is to run.
     *
     * @throws ParameterException if an option cannot be meant, or cannot be meant without another one
     * @throws IllegalArgumentException if there is no such rule or defect, or a file cannot be used
     */
    ServerOptions options() {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port + ".");
        }
        Set<Rule> waived = EnumSet.noneOf(Rule.class);
        waive.forEach(rule -> waived.add(Rule.parse(rule)));
        waived.stream()
                .filter(rule -> !rule.concerns(EndpointRole.SERVER))
                .findFirst()
                .ifPresent(rule -> {
                    throw new ParameterException(spec.commandLine(), "No server keeps the rule " + rule.key() + ".");
                });
        Set<Defect> defects = EnumSet.noneOf(Defect.class);
        defect.forEach(name -> defects.add(Defect.parse(name)));
        defects.stream()
                .filter(each -> !each.concerns(EndpointRole.SERVER))
                .findFirst()
                .ifPresent(each -> {
                    throw new ParameterException(spec.commandLine(), "No server has the defect " + each.key() + ".");
                });
        subprotocols.forEach(this::requireName);
        ServerOptions options = ServerOptions.defaults()
                .withPort(port)
                .withWaived(waived)
                .withParts(Misbehaviour.of(defects))
                .withSubprotocols(subprotocols);
        ServerOptions limited = largestMessage.map(options::withMessageLimit).orElse(options);
        ServerOptions serving = application.in(limited);
        return tls.security().map(serving::withTls).orElse(serving);
    }

    /** Refuse what no client can offer (RFC 6455 4.1). */
    private void requireName(String name) {
        if (!HeaderField.isToken(name)) {
            throw new ParameterException(spec.commandLine(), "'" + name + "' is no name of a subprotocol.");
        }
    }
}
