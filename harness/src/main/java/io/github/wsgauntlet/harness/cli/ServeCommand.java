package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.EndpointRole;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
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
        description = "Run the reference server, which sends every message back, or speaks Engine.IO or Socket.IO.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  wsgauntlet serve --port 9001",
            "  wsgauntlet serve --waive client-frames-masked --trace",
            "  wsgauntlet serve --defect pong-empty",
            "  wsgauntlet serve --application socketio --ping-interval 300ms --ping-timeout 200ms",
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
        ServedFaults faults = ServedFaults.of(waive, defect);
        faults.rules().stream()
                .filter(rule -> !rule.concerns(EndpointRole.SERVER))
                .findFirst()
                .ifPresent(rule -> {
                    throw new ParameterException(spec.commandLine(), "No server keeps the rule " + rule.key() + ".");
                });
        faults.defects().stream()
                .filter(each -> !each.concerns(EndpointRole.SERVER))
                .findFirst()
                .ifPresent(each -> {
                    throw new ParameterException(spec.commandLine(), "No server has the defect " + each.key() + ".");
                });
        subprotocols.forEach(this::requireName);
        ServerOptions options = ServerOptions.defaults()
                .withPort(port)
                .withWaived(faults.rules())
                .withParts(Misbehaviour.of(faults.defects()))
                .withSubprotocols(subprotocols);
        ServerOptions limited = largestMessage.map(options::withMessageLimit).orElse(options);
        ServerOptions serving = application.in(limited, faults);
        return tls.security().map(serving::withTls).orElse(serving);
    }

    /** Refuse what no client can offer (RFC 6455 4.1). */
    private void requireName(String name) {
        if (!HeaderField.isToken(name)) {
            throw new ParameterException(spec.commandLine(), "'" + name + "' is no name of a subprotocol.");
        }
    }
}
