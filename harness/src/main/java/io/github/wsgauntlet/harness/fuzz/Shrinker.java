package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import java.util.ArrayList;
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
    static final int MOST_IN_VAIN = 8;

    /** How many scenarios are tried at most that take all the patience there is, judged in the end or not. */
    static final int MOST_AWAITED = 64;

    private final Plays plays;
    private final Executor executor;
    private final Set<List<Scenario>> seen = new HashSet<>();
    private final Shown found;
    private final Signature signature;
    private Function<List<Scenario>, Played> play;
    private int atATime;
    private int tried;
    private int awaited;
    private int inVain;

    /** A sample and what playing it has shown. */
    record Shown(Shrinkable<List<Scenario>> sample, Played played) {}

    /**
     * How scenarios are played and judged.
     *
     * @param usual plays them until they can be judged, from several threads
     * @param alone plays them once, with nothing beside them, where others suffer from them
     */
    record Plays(Function<List<Scenario>, Played> usual, Function<List<Scenario>, Played> alone) {}

    /**
     * Create a shrinker.
     *
     * @param found what is to be made simpler
     * @param plays plays scenarios and judges them
     * @param executor where they are played
     * @param atATime how many at a time, as long as others do not suffer from it
     */
    Shrinker(Shown found, Plays plays, Executor executor, int atATime) {
        this.plays = plays;
        this.found = found;
        this.signature = found.played().signature().orElseThrow();
        this.executor = executor;
        this.play = plays.usual();
        this.atATime = atATime;
        spareOthers(found.played());
    }

    /** What harms others is shown with nothing else going on: those played with it would only wait their turn. */
    private void spareOthers(Played shown) {
        if (shown.othersSuffered()) {
            atATime = 1;
            play = plays.alone();
        }
    }

    /**
     * Return the simplest sample found that shows the same as the one it was made for; that one itself if it does not
     * show it again, for then it was the doing of another connection, or chance, and no simpler one would be found.
     */
    Shown shrink() {
        // An answer that never comes is awaited in vain each time, unless nothing awaits it.
        return first(Stream.of(found.sample().map(Reduction::withoutAwaits)))
                .or(() -> first(Stream.of(found.sample())))
                .map(this::simplest)
                .orElse(found);
    }

    private Shown simplest(Shown start) {
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
            Optional<Shown> same = first(batch);
            if (same.isPresent()) {
                return same;
            }
        }
        return Optional.empty();
    }

    /**
     * Return the first of those played together that shows the same. What could not be judged beside others, as on a
     * machine that is busy, is played once more with nothing beside it, where no other will do and that has not been
     * in vain too often for it to be the machine.
     */
    private Optional<Shown> first(List<Candidate> batch) {
        List<CompletableFuture<Played>> played = batch.stream()
                .map(each -> CompletableFuture.supplyAsync(() -> play.apply(each.scenarios()), executor))
                .toList();
        played.forEach(CompletableFuture::join);
        var unjudged = new ArrayList<Candidate>();
        for (int i = 0; i < batch.size(); i++) {
            Candidate candidate = batch.get(i);
            Played shown = played.get(i).join();
            seen.add(candidate.scenarios());
            tried++;
            if (shown.judged()) {
                if (same(shown)) {
                    awaited += unjudged.size();
                    return Optional.of(new Shown(candidate.sample(), shown));
                }
            } else {
                unjudged.add(candidate);
            }
        }
        for (Candidate candidate : unjudged) {
            if (inVain == MOST_IN_VAIN) {
                awaited++;
                continue;
            }
            Played alone = play.apply(candidate.scenarios());
            inVain += alone.judged() ? 0 : 1;
            if (same(alone)) {
                return Optional.of(new Shown(candidate.sample(), alone));
            }
        }
        return Optional.empty();
    }

    /** Return whether a candidate has shown the same, and learn from it. */
    private boolean same(Played shown) {
        awaited += shown.awaited() ? 1 : 0;
        spareOthers(shown);
        return shown.signature().filter(signature::alike).isPresent();
    }

    /** What may show the same. */
    private record Candidate(Shrinkable<List<Scenario>> sample, List<Scenario> scenarios) {}

    /** Return those that are played at a time, none of them seen before; none once as many were tried as may be. */
    private List<Candidate> next(Iterator<Shrinkable<List<Scenario>>> candidates) {
        var batch = new LinkedHashMap<List<Scenario>, Candidate>();
        int most = awaited < MOST_AWAITED ? Math.min(atATime, MOST_TRIED - tried) : 0;
        while (batch.size() < most && candidates.hasNext()) {
            Shrinkable<List<Scenario>> sample = candidates.next();
            List<Scenario> scenarios = sample.value();
            if (!seen.contains(scenarios)) {
                batch.putIfAbsent(scenarios, new Candidate(sample, scenarios));
            }
        }
        return List.copyOf(batch.values());
    }
}
