package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;

/**
 * Looks for the simplest scenarios to which the target reacts the same way. What is simpler is told by jqwik, in the order
 * in which it would try it; several are played at a time, and the first in that order that still shows it is taken.
 */
final class Shrinker {
    private static final int MOST_PLAYED = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Function<List<Scenario>, Played> player;
    private final Executor executor;
    private final int atATime;
    private final Set<List<Scenario>> seen = new HashSet<>();
    private final long began = System.nanoTime();
    private final Shown found;
    private final Signature signature;
    private int played;

    /** A sample and what playing it has shown. */
    record Shown(Shrinkable<List<Scenario>> sample, Played played) {}

    /**
     * Create a shrinker.
     *
     * @param found what is to be made simpler
     * @param player plays scenarios and judges them
     * @param executor where they are played
     * @param atATime how many at a time
     */
    Shrinker(Shown found, Function<List<Scenario>, Played> player, Executor executor, int atATime) {
        this.player = player;
        this.found = found;
        this.signature = found.played().signature().orElseThrow();
        this.executor = executor;
        this.atATime = atATime;
    }

    /** Returns the simplest sample found that shows the same as the one it was made for. */
    Shown shrink() {
        seen.add(found.sample().value());
        // An answer that never comes is awaited in vain each time, unless nothing awaits it.
        Shown start =
                first(Stream.of(found.sample().map(Reduction::withoutAwaits))).orElse(found);
        Shown best = simplest(start, shown -> shown.sample().shrink());
        return simplest(best, shown -> Reduction.of(shown.sample().value()).map(Shrinkable::unshrinkable));
    }

    private Shown simplest(Shown start, Function<Shown, Stream<Shrinkable<List<Scenario>>>> simpler) {
        Shown best = start;
        for (var next = first(simpler.apply(best)); next.isPresent(); next = first(simpler.apply(best))) {
            best = next.get();
        }
        return best;
    }

    /** Returns the first candidate that shows the same. */
    private Optional<Shown> first(Stream<Shrinkable<List<Scenario>>> simpler) {
        Iterator<Shrinkable<List<Scenario>>> candidates = simpler.iterator();
        while (candidates.hasNext() && goesOn()) {
            var batch = new ArrayList<CompletableFuture<Shown>>();
            while (batch.size() < atATime && candidates.hasNext()) {
                Shrinkable<List<Scenario>> candidate = candidates.next();
                List<Scenario> scenarios = candidate.value();
                if (seen.add(scenarios)) {
                    played++;
                    batch.add(CompletableFuture.supplyAsync(() -> play(candidate, scenarios), executor));
                }
            }
            List<Shown> shown = batch.stream().map(CompletableFuture::join).toList();
            Optional<Shown> same = shown.stream().filter(this::showsTheSame).findFirst();
            if (same.isPresent()) {
                return same;
            }
        }
        return Optional.empty();
    }

    private Shown play(Shrinkable<List<Scenario>> candidate, List<Scenario> scenarios) {
        return new Shown(candidate, player.apply(scenarios));
    }

    private boolean showsTheSame(Shown shown) {
        return shown.played().signature().filter(signature::alike).isPresent();
    }

    private boolean goesOn() {
        return played < MOST_PLAYED && System.nanoTime() - began < LONGEST.toNanos();
    }
}
