package io.github.wsgauntlet.harness.target;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A server that runs in a container, which ends when the process does that looks after it.
 *
 * @param docker the command that knows it
 * @param name what the container is called
 * @param attached looks after it, and prints what it prints
 */
record StartedContainer(Docker docker, String name, StartedProcess attached) implements Instance {
    @Override
    public CompletableFuture<?> ended() {
        return attached.ended();
    }

    /** Docker itself looks for a while; twice is more than a server takes to end what it has begun. */
    @Override
    public OptionalInt load() {
        OptionalInt first = clear();
        return first.isPresent() ? clear() : first;
    }

    private OptionalInt clear() {
        OptionalInt percent = docker.load(name);
        return percent.orElse(0) < ProcessorLoad.CLEAR ? OptionalInt.empty() : percent;
    }

    /** The process alone would leave behind what does not heed a signal. */
    @Override
    public void end() {
        docker.remove(name);
        attached.end();
    }
}
