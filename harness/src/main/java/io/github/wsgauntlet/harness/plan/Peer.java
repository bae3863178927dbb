package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.harness.reception.StartedClient;
import io.github.wsgauntlet.harness.target.CalledArrivals;
import io.github.wsgauntlet.harness.target.Caller;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.StartedServer;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/** Whom a run is against. */
public sealed interface Peer {

    /** Return what reports call it. */
    String name();

    /**
     * Meet it: it is there as long as it is used.
     *
     * @param directory where what it prints is kept, if it is started here
     * @param use what is done with it
     * @return what the use returns
     * @throws IOException if the use does, or the reference server cannot be started
     */
    <T> T meet(Path directory, Use<T> use) throws IOException;

    /** What is done with a target. */
    @FunctionalInterface
    interface Use<T> {
        /**
         * Use it.
         *
         * @param target where it is
         * @param lifeline knows whether it is there
         */
        T of(Target target, Lifeline lifeline) throws IOException;
    }

    /**
     * A server that somebody else runs.
     *
     * @param target where it is and how it is reached
     * @param awaited how long at most it is waited for until it listens; zero if it is not
     * @param process what it runs as, if it does so on this machine and that is known
     */
    record Listening(ServerTarget target, Duration awaited, Optional<ProcessHandle> process) implements Peer {
        /** Create one of which nobody knows what it runs as. */
        public Listening(ServerTarget target, Duration awaited) {
            this(target, awaited, Optional.empty());
        }

        @Override
        public String name() {
            return target.name();
        }

        @Override
        public <T> T meet(Path directory, Use<T> use) throws IOException {
            try {
                if (!awaited.isZero()) {
                    target.awaitListening(awaited);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return use.of(target, process.map(each -> Lifeline.of(target, each)).orElseGet(() -> Lifeline.of(target)));
        }
    }

    /**
     * The reference server, which runs as long as it is met.
     *
     * @param name what reports call it
     * @param reach how it is reached
     */
    record Embedded(String name, Reach reach) implements Peer {
        @Override
        public <T> T meet(Path directory, Use<T> use) throws IOException {
            try (var server = ReferenceServer.start(ServerOptions.defaults())) {
                var broken = new AtomicReference<VirtualMachineError>();
                server.onExhaustion(error -> broken.compareAndSet(null, error));
                ServerTarget target = reach.to(name, server.uri());
                return use.of(target, Lifeline.inside(target, () -> Optional.ofNullable(broken.get())));
            }
        }
    }

    /**
     * A server that is started for the run, started again when it ends, and ended with the run.
     *
     * @param target where it listens and how it is reached
     * @param command what starts it, as one would type it
     * @param awaited how long at most it is waited for until it listens
     */
    record Started(ServerTarget target, String command, Duration awaited) implements Peer {
        /** The name of the file that keeps what the server prints. */
        public static final String OUTPUT = "server.log";

        @Override
        public String name() {
            return target.name();
        }

        @Override
        public <T> T meet(Path directory, Use<T> use) throws IOException {
            try (var server = StartedServer.start(target, command, directory.resolve(OUTPUT))) {
                server.awaitBack(awaited);
                return use.of(target, server);
            }
        }
    }

    /**
     * A server in a container that is made for the run, made again when it ends, and removed with the run.
     *
     * @param target where it is reached, on the loopback address
     * @param image what Docker makes the container of
     * @param port the port on which it listens in the container
     * @param awaited how long at most it is waited for until it answers
     */
    record Contained(ServerTarget target, String image, int port, Duration awaited) implements Peer {
        @Override
        public String name() {
            return target.name();
        }

        @Override
        public <T> T meet(Path directory, Use<T> use) throws IOException {
            Path output = directory.resolve(Started.OUTPUT);
            try (var server = StartedServer.inContainer(target, image, port, List.of(), output)) {
                server.awaitBack(awaited);
                return use.of(target, server);
            }
        }
    }

    /**
     * A client that is started whenever a connection of it is wanted, and ended with the run.
     *
     * @param name what reports call it
     * @param command what starts it, as one would type it, with {@value StartedClient#URL} in the place of the URL
     * @param atATime how many of its processes run at a time at most, at least 1
     * @param tls who the tester is, to a client that connects over TLS; nothing where it connects without
     */
    record Called(String name, String command, int atATime, Optional<SSLContext> tls) implements Peer {
        /** The name of the file that keeps what the client prints. */
        public static final String OUTPUT = "client.log";

        @Override
        public <T> T meet(Path directory, Use<T> use) throws IOException {
            try (var client = StartedClient.of(command, atATime, directory.resolve(OUTPUT), tls)) {
                var target = new ClientTarget(name, command, tls.isPresent(), client);
                return use.of(target, Lifeline.of(target));
            }
        }
    }

    /**
     * A client that runs in this JVM, and is called for each connection.
     *
     * @param name what reports call it
     * @param client makes one connection each time it is called
     */
    record Visiting(String name, Caller.Client client) implements Peer {
        @Override
        public <T> T meet(Path directory, Use<T> use) throws IOException {
            var arrivals = new CalledArrivals(Caller.running(client));
            var target = new ClientTarget(name, "in this JVM", false, arrivals);
            return use.of(target, Lifeline.of(target));
        }
    }
}
