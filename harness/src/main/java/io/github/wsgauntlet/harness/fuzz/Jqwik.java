package io.github.wsgauntlet.harness.fuzz;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Lets several threads have jqwik make things up, each in a session of its own, so that several targets can be fuzzed
 * side by side. What jqwik keeps for its sessions it keeps once for all of them, so one thing is made at a time.
 */
final class Jqwik {
    private Jqwik() {}

    /** Do something in a session of this thread; others have theirs meanwhile, unlike in {@link JqwikSession#run}. */
    static void inSession(Runnable what) {
        JqwikSession.start();
        try {
            what.run();
        } finally {
            JqwikSession.finish();
        }
    }

    /** Return what jqwik makes, in the session of this thread. Whatever opens or ends a session waits as well. */
    static <T> T make(Supplier<T> what) {
        synchronized (JqwikSession.class) {
            return what.get();
        }
    }

    /** Return the same, made whole, so that its value is there at any time, and what is simpler is made one by one. */
    static <T> Shrinkable<T> whole(Shrinkable<T> made) {
        return new Whole<>(made, made.value());
    }

    private record Whole<T>(Shrinkable<T> made, T value) implements Shrinkable<T> {
        @Override
        public Stream<Shrinkable<T>> shrink() {
            Iterator<Shrinkable<T>> simpler = make(() -> made.shrink().iterator());
            return Stream.generate(() -> next(simpler))
                    .takeWhile(Optional::isPresent)
                    .map(Optional::get);
        }

        private static <T> Optional<Shrinkable<T>> next(Iterator<Shrinkable<T>> simpler) {
            return make(() -> simpler.hasNext() ? Optional.of(whole(simpler.next())) : Optional.empty());
        }

        @Override
        public ShrinkingDistance distance() {
            return make(made::distance);
        }
    }
}
