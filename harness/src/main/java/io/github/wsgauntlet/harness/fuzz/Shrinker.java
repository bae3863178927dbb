package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;

/**
 * Looks for the simplest scenarios to which the target reacts the same way. What is simpler is told by jqwik, in the
 * order in which it would try it; several are played at a time, and the first in that order that still shows it is
 * taken.
 *
 * <p>Neither the clock nor the number played at a time has a say in what comes out: what counts is only what comes up
 * to the one that is taken, and a number of those is what ends it.
 */
final class Shrinker {
    /** How many scenarios are tried at most. */
    static final int MOST_TRIED = 1_000;

    /** How often to play once more alone in vain: a target that never reacts would keep us waiting each time. */
    static final int MOST_IN_VAIN = 20;

    private final Function<List<Scenario>, Played> player;
    private final Executor executor;
    private final int atATime;
    private final Set<List<Scenario>> seen = new HashSet<>();
    private final Shown found;
    private final Signature signature;
    private int tried;
    private int inVain;

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

    /** Return the simplest sample found that shows the same as the one it was made for. */
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

    /** Return the first candidate that shows the same. */
    private Optional<Shown> first(Stream<Shrinkable<List<Scenario>>> simpler) {
        Iterator<Shrinkable<List<Scenario>>> candidates = simpler.iterator();
        for (List<Candidate> batch = next(candidates); !batch.isEmpty(); batch = next(candidates)) {
            var played = batch.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> player.apply(each.scenarios()), executor))
                    .toList();
            played.forEach(CompletableFuture::join);
            for (int i = 0; i < batch.size(); i++) {
                Candidate candidate = batch.get(i);
                seen.add(candidate.scenarios());
                tried++;
                Played shown = judged(candidate, played.get(i).join());
                if (shown.signature().filter(signature::alike).isPresent()) {
                    return Optional.of(new Shown(candidate.sample(), shown));
                }
            }
        }
        return Optional.empty();
    }

    /** What may show the same. */
    private record Candidate(Shrinkable<List<Scenario>> sample, List<Scenario> scenarios) {}

    /** Return those that are played at a time, none of them seen before; none once as many were tried as may be. */
    private List<Candidate> next(Iterator<Shrinkable<List<Scenario>>> candidates) {
        var batch = new LinkedHashMap<List<Scenario>, Candidate>();
        int most = Math.min(atATime, MOST_TRIED - tried);
        while (batch.size() < most && candidates.hasNext()) {
            Shrinkable<List<Scenario>> sample = candidates.next();
            List<Scenario> scenarios = sample.value();
            if (!seen.contains(scenarios)) {
                batch.putIfAbsent(scenarios, new Candidate(sample, scenarios));
            }
        }
        return List.copyOf(batch.values());
    }

    /**
     * What could not be judged beside others, as on a machine that is busy, is played once more with nothing beside
     * it, unless that has shown often enough that it is not the machine.
     */
    private Played judged(Candidate candidate, Played shown) {
        if (shown.judged() || inVain == MOST_IN_VAIN) {
            return shown;
        }
        Played alone = player.apply(candidate.scenarios());
        inVain += alone.judged() ? 0 : 1;
        return alone;
    }
}
