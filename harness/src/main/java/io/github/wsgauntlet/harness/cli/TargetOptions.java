package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.Target;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which server is meant; the embedded reference server where none is. */
final class TargetOptions {
    /** How long a server may take to start that is started here. */
    private static final Duration TO_START = Duration.ofSeconds(30);

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "The server, ws:// or wss:// (default: the embedded reference server).")
    private Optional<String> url = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "The name of the server in the report.")
    private Optional<String> name = Optional.empty();

    @ArgGroup(validate = false, order = 3, heading = "%nHow to reach the server:%n")
    private ReachOptions reach = new ReachOptions();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Span.class,
            description =
                    "How long to wait until the server listens, for example 30s (default: not at all), and until it"
                            + " does again when it has ended in a run (default: 5s).")
    private Optional<Duration> wait = Optional.empty();

    @Option(
            names = "--exec",
            paramLabel = "COMMAND",
            description = "Start the server with this command, again whenever it ends, and end it with the run. What it"
                    + " prints is kept in server.log, with the report.")
    private Optional<String> exec = Optional.empty();

    /** Return how long to wait for the server, at the start or when it is gone; empty where nothing is said. */
    Optional<Duration> patience() {
        return wait;
    }

    /**
     * Return how servers are reached.
     *
     * @throws IllegalArgumentException if one cannot be reached so
     */
    Reach reach() {
        return reach.reach();
    }

    /**
     * Return the server that is meant.
     *
     * @throws IllegalArgumentException if the URL is none of a WebSocket server, or it cannot be reached so
     */
    Peer peer() {
        if (url.isEmpty() && exec.isPresent()) {
            throw new IllegalArgumentException("--exec needs the URL of the server that it starts.");
        }
        if (url.isEmpty()) {
            return new Peer.Embedded(name.orElse("reference server"), reach.reach());
        }
        URI parsed = Target.parse(url.get());
        Target target = reach.reach().to(name.orElse(parsed.toString()), parsed);
        return exec.<Peer>map(command -> new Peer.Started(target, command, wait.orElse(TO_START)))
                .orElseGet(() -> new Peer.Listening(target, wait.orElse(Duration.ZERO)));
    }
}
