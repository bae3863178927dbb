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
            description = "How long to wait until the server listens, for example 30s (default: not at all).")
    private Optional<Duration> wait = Optional.empty();

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
        if (url.isEmpty()) {
            return new Peer.Embedded(name.orElse("reference server"), reach.reach());
        }
        URI parsed = Target.parse(url.get());
        Target target = reach.reach().to(name.orElse(parsed.toString()), parsed);
        return new Peer.Listening(target, wait.orElse(Duration.ZERO));
    }
}
