package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.StartedServer;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

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
     */
    record Listening(Target target, Duration awaited) implements Peer {
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
            return use.of(target, Lifeline.of(target));
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
                Target target = reach.to(name, server.uri());
                return use.of(target, Lifeline.of(target));
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
    record Started(Target target, String command, Duration awaited) implements Peer {
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
}
