package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which server is meant; the embedded reference server where none is. */
final class TargetOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "The server, ws:// or wss://. Without it, the embedded reference server is meant.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "What the report calls the server.")
    private Optional<String> name = Optional.empty();

    @ArgGroup(validate = false, order = 3, heading = "%nHow to reach the server:%n")
    private ReachOptions reach = new ReachOptions();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Span.class,
            description = "How long to wait for the server to listen, for example 30s (default: not at all).")
    private Optional<Duration> wait = Optional.empty();

    /** Returns how targets are reached. */
    ReachOptions reach() {
        return reach;
    }

    /** What is done with a target. */
    @FunctionalInterface
    interface Use {
        int of(Target target) throws IOException;
    }

    /**
     * Do something with the target; the embedded server runs as long as that takes.
     *
     * @throws IllegalArgumentException if the URL is none of a WebSocket server
     */
    int use(Use use) throws IOException {
        if (url.isPresent()) {
            URI target = Target.parse(url.get());
            return use.of(awaited(reach.target(name.orElse(target.toString()), target)));
        }
        try (var server = ReferenceServer.start(ServerOptions.defaults())) {
            return use.of(reach.target(name.orElse("reference server"), server.uri()));
        }
    }

    private Target awaited(Target target) {
        try {
            if (wait.isPresent()) {
                target.awaitListening(wait.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return target;
    }
}
