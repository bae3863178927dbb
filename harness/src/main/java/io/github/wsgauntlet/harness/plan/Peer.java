package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.time.Duration;

/** Whom a run is against. */
public sealed interface Peer {

    /** Return what reports call it. */
    String name();

    /**
     * Meet it: it is there as long as it is used.
     *
     * @return what the use returns
     * @throws IOException if the use does, or the reference server cannot be started
     */
    <T> T meet(Use<T> use) throws IOException;

    /** What is done with a target. */
    @FunctionalInterface
    interface Use<T> {
        T of(Target target) throws IOException;
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
        public <T> T meet(Use<T> use) throws IOException {
            try {
                if (!awaited.isZero()) {
                    target.awaitListening(awaited);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return use.of(target);
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
        public <T> T meet(Use<T> use) throws IOException {
            try (var server = ReferenceServer.start(ServerOptions.defaults())) {
                return use.of(reach.to(name, server.uri()));
            }
        }
    }
}
