package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import io.github.wsgauntlet.harness.fuzz.Samples.Sample;
import io.github.wsgauntlet.harness.fuzz.Shrinker.Shown;
import io.github.wsgauntlet.harness.run.Examiner;
import io.github.wsgauntlet.harness.target.Pause;
import io.github.wsgauntlet.harness.target.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Fuzzes one target: makes up samples, plays many at a time, and when one shows something wrong, stops for it, looks
 * for the simplest sample that shows the same, plays that again three times, and goes on.
 *
 * <p>One thread makes the samples up; the others only play. What they show is looked at in the order of the samples,
 * however fast each was played. So neither the samples nor what comes of them depends on who is faster.
 */
public final class Fuzzer {
    private final FuzzOptions options;
    private final Examiner examiner;
    private final Player player;
    private final Semaphore places;
    private final Deque<CompletableFuture<Result>> underway = new ArrayDeque<>();
    private final SampleTally tally = new SampleTally();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, Finding> flaky = new LinkedHashMap<>();
    private final Set<Object> known = new HashSet<>();
    private final long start = System.nanoTime();
    private final Deque<Result> recent = new ArrayDeque<>();
    private int again;
    private String gone = "";

    /** What playing a sample has shown. */
    private record Result(Sample sample, Played played) {}

    /** What is not worth shrinking once more: the same property, requirement and reaction as before. */
    private record Familiar(Property property, Signature signature) {}

    private Fuzzer(Examiner examiner, Ledger ledger, FuzzOptions options) {
        this.options = options;
        this.examiner = examiner;
        this.player = new Player(examiner, ledger, options.threshold());
        this.places = new Semaphore(options.jobs());
    }

    /**
     * Prepare to fuzz a target: find out whether it can be judged, and what it can do.
     *
     * @param target the endpoint under test
     * @param ledger where requirements are looked up
     * @param options how it is fuzzed; properties that cannot be asked of it are left out
     * @throws IllegalArgumentException if no other is left
     */
    public static Fuzzer prepare(Target target, Ledger ledger, FuzzOptions options) {
        return new Fuzzer(Examiner.meet(target, options.patience()), ledger, options.asking(target.role()));
    }

    /** Return why the target cannot be judged at all; empty if it can. */
    public Optional<String> obstacle() {
        return examiner.obstacle();
    }

    /**
     * Fuzz the target, once.
     *
     * @param each told of each finding as it comes
     * @return what it has shown
     */
    public FuzzReport execute(Consumer<Finding> each) {
        List<Property> asked = options.properties().stream()
                .filter(property -> examiner.capabilities().offered().containsAll(property.needs()))
                .toList();
        if (!asked.isEmpty() && obstacle().isEmpty()) {
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                Jqwik.inSession(() -> play(samples(asked), executor, each));
            }
        }
        return new FuzzReport(
                tally.tries(),
                tally.states(),
                tally.requirements(),
                tally.unjudged(),
                List.copyOf(findings.values()),
                List.copyOf(flaky.values()),
                again,
                gone,
                (System.nanoTime() - start) / 1e6);
    }

    private Samples samples(List<Property> asked) {
        return new Samples(asked, examiner.side(), options.bounds(), options.seed());
    }

    private void play(Samples samples, ExecutorService executor, Consumer<Finding> each) {
        for (int played = 0; played < options.tries() && goesOn(played); played++) {
            Sample sample = samples.next();
            List<Scenario> scenarios = sample.shrinkable().value();
            places.acquireUninterruptibly();
            underway.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return new Result(sample, player.play(sample.property(), scenarios, sample.index()));
                        } finally {
                            places.release();
                        }
                    },
                    executor));
            while (!underway.isEmpty() && underway.getFirst().isDone()) {
                digest(underway.removeFirst().join(), executor, each);
            }
        }
        while (!underway.isEmpty()) {
            digest(underway.removeFirst().join(), executor, each);
        }
    }

    private boolean goesOn(int played) {
        if (!looksForMore()) {
            return false;
        }
        long elapsed = System.nanoTime() - start;
        if (options.rate() > 0) {
            awaitTurn(Duration.ofSeconds(1)
                    .multipliedBy(played)
                    .dividedBy(options.rate())
                    .minusNanos(elapsed));
        }
        return options.time().isEmpty() || elapsed < options.time().get().toNanos();
    }

    private static void awaitTurn(Duration left) {
        try {
            Pause.untilTurn(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void digest(Result result, ExecutorService executor, Consumer<Finding> each) {
        count(result);
        if (result.played().targetGone()) {
            resurrect(each);
        } else if (result.played().fault().isPresent() && looksForMore()) {
            settle(result, executor, each);
        }
    }

    private boolean looksForMore() {
        return gone.isEmpty() && findings.size() < options.mostFindings();
    }

    private void count(Result result) {
        tally.count(result.sample().property(), result.played());
        recent.addFirst(result);
        if (recent.size() > 2 * options.jobs()) {
            recent.removeLast();
        }
    }

    /** Look for what is at the bottom of a fault, unless that was found before. */
    private void settle(Result result, ExecutorService executor, Consumer<Finding> each) {
        Property property = result.sample().property();
        if (!known.add(new Familiar(property, result.played().signature().orElseThrow()))) {
            again++;
            return;
        }
        alone(() -> {
            Shown shrunk = shrunk(result, executor);
            List<Scenario> scenarios = shrunk.sample().value();
            Property reduced = property.ofReduced(scenarios);
            note(
                    Finding.confirmed(
                            reduced,
                            result.sample().index(),
                            shrunk.played(),
                            seed -> player.play(reduced, scenarios, seed)),
                    each);
        });
    }

    private Shown shrunk(Result result, ExecutorService executor) {
        Property property = result.sample().property();
        var plays = new Shrinker.Plays(
                scenarios -> player.play(property.ofReduced(scenarios), scenarios, 0),
                scenarios -> player.playAlone(property.ofReduced(scenarios), scenarios));
        var found = new Shown(result.sample().shrinkable(), result.played());
        return new Shrinker(found, plays, executor, options.jobs()).shrink();
    }

    private void note(Finding finding, Consumer<Finding> each) {
        String fault = Signature.of(finding.shown().judgement()).hash();
        if (findings.containsKey(fault)) {
            again++;
        } else if (finding.steady()) {
            findings.put(fault, finding);
            flaky.remove(fault);
            each.accept(finding);
        } else {
            flaky.putIfAbsent(fault, finding);
        }
    }

    /**
     * Where the target comes back, plays what was played last, one after the other, until it goes again: that is what
     * kills it. Where it does not, any of these may have been it.
     */
    private void resurrect(Consumer<Finding> each) {
        if (!gone.isEmpty()) {
            return;
        }
        if (examiner.side() == Role.CLIENT) { // Whoever starts it has tried again.
            gone = "The client does not connect any more.";
            return;
        }
        alone(() -> {
            var killer = new Killer(player);
            while (!underway.isEmpty()) {
                count(underway.removeFirst().join());
            }
            List<Result> suspects = List.copyOf(recent);
            if (!killer.awaitReturn()) {
                gone = "The target stopped accepting connections and did not come back.";
                Finding finding = Finding.suspected(
                        suspects.getFirst().sample().index(),
                        suspects.stream()
                                .limit(options.jobs())
                                .map(Result::played)
                                .toList());
                findings.put(finding.id(), finding);
                each.accept(finding);
                return;
            }
            recent.clear();
            var plays = new Shrinker.Plays(killer::play, killer::play);
            for (Result suspect : suspects) {
                Shown shown = new Shown(
                        suspect.sample().shrinkable(),
                        killer.play(suspect.sample().shrinkable().value()));
                if (shown.played().fault().isPresent()) {
                    Shown shrunk = new Shrinker(shown, plays, Runnable::run, 1).shrink();
                    List<Scenario> scenarios = shrunk.sample().value();
                    note(
                            Finding.confirmed(
                                    Property.STREAM,
                                    suspect.sample().index(),
                                    shrunk.played(),
                                    seed -> killer.play(scenarios)),
                            each);
                    return;
                }
            }
        });
    }

    /** Do something while nothing else is played. */
    private void alone(Runnable something) {
        places.acquireUninterruptibly(options.jobs());
        try {
            something.run();
        } finally {
            places.release(options.jobs());
        }
    }
}
