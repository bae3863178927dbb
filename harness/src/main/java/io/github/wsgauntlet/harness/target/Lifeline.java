package io.github.wsgauntlet.harness.target;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Knows whether a target still accepts connections, and whether it comes back after it did not. */
public interface Lifeline {
    /** How long a connection may take to come about. */
    Duration PROMPT = Duration.ofSeconds(10);

    /** Return whether the target accepts a connection now. */
    boolean accepts();

    /** Return how often the target is known to have ended; 0 where nobody tells. */
    int deaths();

    /**
     * Wait until the target accepts connections.
     *
     * @param limit for how long at most
     * @return whether it does
     */
    boolean awaitBack(Duration limit);

    /**
     * End a target that is there and serves nobody, so that it is started again.
     *
     * @return whether there is anybody who does that
     */
    default boolean restart() {
        return false;
    }

    /**
     * Return what this JVM lacked to run the target, if it runs here: what such a target does is no doing of a target.
     */
    default Optional<VirtualMachineError> lacking() {
        return Optional.empty();
    }

    /**
     * Return how many percent of a processor the target keeps busy while nobody asks it for anything: whatever it had
     * to do is done by then, unless it is in a loop. To look takes a moment, and some seconds where it is busy.
     *
     * @return empty if that is hardly anything, or cannot be told
     */
    default OptionalInt load() {
        return OptionalInt.empty();
    }

    /** Return the lifeline of a target that somebody else runs. Nobody knows of a client whether it is there. */
    static Lifeline of(Target target) {
        return switch (target) {
            case ServerTarget server -> new DirectLifeline(server, Optional::empty, OptionalInt::empty);
            case ClientTarget client -> new UnknownLifeline();
        };
    }

    /**
     * Return the lifeline of a server that somebody else runs.
     *
     * @param process what it runs as, on this machine
     */
    static Lifeline of(ServerTarget target, ProcessHandle process) {
        return new DirectLifeline(target, Optional::empty, () -> ProcessorLoad.of(process));
    }

    /**
     * Return the lifeline of a server that runs in this JVM.
     *
     * @param lacking tells what the JVM lacked to run it, if it ever did
     */
    static Lifeline inside(ServerTarget target, Supplier<Optional<VirtualMachineError>> lacking) {
        return new DirectLifeline(target, lacking, OptionalInt::empty);
    }
}
