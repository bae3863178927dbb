package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
            "  wsgauntlet serve --defect pong-empty"
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

    @Option(names = "--trace", description = "Print the way every connection takes through the server.")
    private boolean trace;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port + ".");
        }
        Set<Rule> waived = EnumSet.noneOf(Rule.class);
        waive.forEach(rule -> waived.add(Rule.parse(rule)));
        Set<Defect> defects = EnumSet.noneOf(Defect.class);
        defect.forEach(name -> defects.add(Defect.parse(name)));
        ServerOptions options =
                ServerOptions.defaults().withPort(port).withWaived(waived).withParts(Misbehaviour.of(defects));
        if (trace) {
            options = options.withTrace(line -> {
                out.println(line);
                out.flush();
            });
        }
        try (var server = ReferenceServer.start(options)) {
            out.println("Listening on " + server.uri());
            out.flush();
            server.awaitStop();
        }
        return 0;
    }
}
