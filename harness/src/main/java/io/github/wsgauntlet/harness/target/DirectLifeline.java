package io.github.wsgauntlet.harness.target;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The lifeline of a server to which nobody relays connections.
 *
 * @param broken tells what this JVM lacked to run it, if it ever did
 * @param use tells how busy it stays
 */
record DirectLifeline(ServerTarget target, Supplier<Optional<VirtualMachineError>> broken, Supplier<OptionalInt> use)
        implements Lifeline {
    @Override
    public Optional<VirtualMachineError> lacking() {
        return broken.get();
    }

    @Override
    public OptionalInt load() {
        return use.get();
    }

    @Override
    public boolean accepts() {
        return target.listens(PROMPT);
    }

    @Override
    public int deaths() {
        return 0;
    }

    @Override
    public boolean awaitBack(Duration limit) {
        try {
            target.awaitListening(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return accepts();
    }
}
