package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which server is meant; the embedded reference server where none is. */
final class TargetOptions {
    /** How long a server may take to start that is started here. */
    private static final Duration TO_START = Duration.ofSeconds(30);

    /** Where ports of containers are published. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "The server, ws:// or wss:// (default: the embedded reference server).")
    private Optional<String> url = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "The name of the target in the report.")
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

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "Start the server from this image of Docker, again whenever it ends, and remove it with the"
                    + " run. It is reached on the port of the URL, which is one of this machine.")
    private Optional<String> image = Optional.empty();

    @Option(
            names = "--image-port",
            paramLabel = "PORT",
            description = "The port on which the server of --image listens (default: that of the URL).")
    private Optional<Integer> imagePort = Optional.empty();

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description = "The process that the server runs as, so that the report can tell whether it goes on using a"
                    + " processor after the run. With --exec and --image, it tells that by itself.")
    private Optional<Long> pid = Optional.empty();

    /** Return what reports shall call it; empty where nothing is said. */
    Optional<String> name() {
        return name;
    }

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
     * @param previous the run of which a part is made again, if that is so
     * @throws IllegalArgumentException if the URL is none of a WebSocket server, it cannot be reached so, or the
     *     options do not go together
     */
    Peer peer(Optional<RunHeader> previous) {
        if (Stream.of(exec, image, pid).filter(Optional::isPresent).count() > 1) {
            throw new IllegalArgumentException("--exec, --image and --pid exclude each other: each names the server.");
        }
        if (imagePort.isPresent() && image.isEmpty()) {
            throw new IllegalArgumentException("--image-port has no effect without --image.");
        }
        if (url.isEmpty()) {
            needsUrl("--exec", "that it starts", exec);
            needsUrl("--image", "that it starts", image);
            needsUrl("--pid", "that runs as it", pid);
            return new Peer.Embedded(name.orElse("reference server"), reach.reach(previous));
        }
        URI parsed = ServerTarget.parse(url.get());
        ServerTarget target = reach.reach(previous).to(name.orElse(parsed.toString()), parsed);
        return exec.<Peer>map(command -> new Peer.Started(target, command, wait.orElse(TO_START)))
                .or(() -> image.map(each -> contained(each, target)))
                .orElseGet(
                        () -> new Peer.Listening(target, wait.orElse(Duration.ZERO), pid.map(TargetOptions::process)));
    }

    private static void needsUrl(String option, String which, Optional<?> given) {
        if (given.isPresent()) {
            throw new IllegalArgumentException(option + " needs the URL of the server " + which + ".");
        }
    }

    private Peer contained(String image, ServerTarget target) {
        if (!LOOPBACK.contains(target.url().getHost())) {
            throw new IllegalArgumentException(
                    "--image needs a URL of this machine, such as ws://localhost:9001/, not " + target.url() + ".");
        }
        int port = imagePort.orElse(target.url().getPort());
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("--image-port is 1 to 65535, not " + port + ".");
        }
        return new Peer.Contained(target, image, port, wait.orElse(TO_START));
    }

    private static ProcessHandle process(long pid) {
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalArgumentException("--pid: there is no process " + pid + "."));
    }
}
