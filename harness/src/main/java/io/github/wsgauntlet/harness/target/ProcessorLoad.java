package io.github.wsgauntlet.harness.target;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks how busy a server stays while nobody asks it for anything. One that ends what it has begun, or is only warm, is
 * soon idle; one that is in a loop is not. What this says is a remark, and no verdict rests on it.
 */
final class ProcessorLoad {
    /** How many percent of a processor nobody uses who has nothing to do. */
    static final int CLEAR = 50;

    /** How often in a row it has to be seen; the first look that shows less ends it. */
    static final int LOOKS = 6;

    private ProcessorLoad() {}

    /** Return how many percent of a processor a process and those it has started keep busy; empty if hardly any. */
    static OptionalInt of(ProcessHandle process) {
        return sustained(() -> used(process), System::nanoTime, Pause::whileNobodyAsks);
    }

    /**
     * Return how many percent of a processor are kept busy.
     *
     * @param used how much time of processors was used so far; empty where that cannot be told
     * @param nanos the time
     * @param pause lets some of it go by
     */
    static OptionalInt sustained(Supplier<Optional<Duration>> used, LongSupplier nanos, Pausing pause) {
        Optional<Duration> first = used.get();
        long begun = nanos.getAsLong();
        int percent = 0;
        Optional<Duration> before = first;
        long since = begun;
        try {
            for (int look = 0; look < LOOKS; look++) {
                pause.pause();
                Optional<Duration> now = used.get();
                long at = nanos.getAsLong();
                if (before.isEmpty() || now.isEmpty() || percent(before.get(), now.get(), at - since) < CLEAR) {
                    return OptionalInt.empty();
                }
                percent = percent(first.get(), now.get(), at - begun);
                before = now;
                since = at;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
        return OptionalInt.of(percent);
    }

    /** Lets time go by. */
    interface Pausing {
        void pause() throws InterruptedException;
    }

    private static int percent(Duration from, Duration to, long nanos) {
        return nanos <= 0 ? 0 : Math.toIntExact(100 * to.minus(from).toNanos() / nanos);
    }

    /** Return how much time of processors was used; empty as soon as one of the processes does not tell. */
    private static Optional<Duration> used(ProcessHandle process) {
        List<Optional<Duration>> all = Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration())
                .toList();
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(all.stream().flatMap(Optional::stream).reduce(Duration.ZERO, Duration::plus))
                : Optional.empty();
    }
}
