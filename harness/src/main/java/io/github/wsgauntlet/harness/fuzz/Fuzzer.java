package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import io.github.wsgauntlet.harness.fuzz.Samples.Sample;
import io.github.wsgauntlet.harness.fuzz.Shrinker.Shown;
import io.github.wsgauntlet.harness.run.Examiner;
import io.github.wsgauntlet.harness.target.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Fuzzes one target: makes up samples, plays many at a time, and when one shows something wrong, stops for it, looks for
 * the simplest sample that shows the same, plays that again three times, and goes on.
 *
 * <p>All that jqwik does is done by one thread; the others only play. So the samples do not depend on who is faster.
 */
public final class Fuzzer {
    private final FuzzOptions options;
    private final Examiner examiner;
    private final Player player;
    private final Semaphore places;
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();
    private final Tally tally = new Tally();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, Finding> flaky = new LinkedHashMap<>();
    private final Set<Object> known = new HashSet<>();
    private final long start = System.nanoTime();
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
     * @param target the server under test
     * @param ledger where requirements are looked up
     * @param options how it is fuzzed
     */
    public static Fuzzer prepare(Target target, Ledger ledger, FuzzOptions options) {
        return new Fuzzer(Examiner.meet(target, ledger, options.patience()), ledger, options);
    }

    /** Returns why the target cannot be judged at all; empty if it can. */
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
                JqwikSession.run(() -> play(new Samples(asked, options.bounds(), options.seed()), executor, each));
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

    private void play(Samples samples, ExecutorService executor, Consumer<Finding> each) {
        for (int played = 0; played < options.tries() && goesOn(played); played++) {
            Sample sample = samples.next();
            List<Scenario> scenarios = sample.shrinkable().value();
            places.acquireUninterruptibly();
            executor.execute(() -> {
                try {
                    results.add(new Result(sample, player.play(sample.property(), scenarios, sample.index())));
                } finally {
                    places.release();
                }
            });
            digest(executor, each);
        }
        alone(() -> {});
        digest(executor, each);
    }

    private boolean goesOn(int played) {
        if (!gone.isEmpty() || findings.size() >= options.mostFindings()) {
            return false;
        }
        long elapsed = System.nanoTime() - start;
        if (options.rate() > 0) {
            awaitTurn(TimeUnit.SECONDS.toNanos(1) * played / options.rate() - elapsed);
        }
        return options.time().isEmpty() || elapsed < options.time().get().toNanos();
    }

    /** Nothing ever happens here but that time goes by: the target is not to be asked more often than was agreed. */
    private static void awaitTurn(long nanos) {
        try {
            new Semaphore(0).tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void digest(ExecutorService executor, Consumer<Finding> each) {
        for (Result result = results.poll(); result != null; result = results.poll()) {
            tally.count(result.sample().property(), result.played());
            if (result.played().targetGone() && gone.isEmpty()) {
                gone = "The target stopped accepting connections; this was first seen in sample "
                        + result.sample().index() + " of seed " + options.seed() + ".";
            }
            if (result.played().fault().isPresent() && gone.isEmpty()) {
                settle(result, executor, each);
            }
        }
    }

    /** Looks for what is at the bottom of a fault, unless that was found before. */
    private void settle(Result result, ExecutorService executor, Consumer<Finding> each) {
        Property property = result.sample().property();
        Signature first = result.played().signature().orElseThrow();
        if (!known.add(new Familiar(property, first))) {
            again++;
            return;
        }
        alone(() -> {
            var found = new Shown(result.sample().shrinkable(), result.played());
            Shown shrunk = new Shrinker(player, property, found, executor, options.jobs()).shrink();
            Property reduced = property.ofReduced(shrunk.sample().value());
            Finding finding = confirmed(reduced, result.sample().index(), shrunk);
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
        });
    }

    /** Plays what is left of a sample again. */
    private Finding confirmed(Property property, int index, Shown shrunk) {
        Signature signature = shrunk.played().signature().orElseThrow();
        List<Scenario> scenarios = shrunk.sample().value();
        Played last = shrunk.played();
        int confirmed = 0;
        for (int i = 1; i <= Finding.CONFIRMATIONS; i++) {
            Played played = player.play(property, scenarios, i);
            if (played.signature().filter(signature::alike).isPresent()) {
                confirmed++;
                last = played;
            }
        }
        String id = "fuzz/" + property.key() + "/" + signature.hash();
        var cases = new ArrayList<Case>();
        for (Case each : last.cases()) {
            boolean several = last.cases().size() > 1;
            cases.add(each.withId(several ? id + "-" + (cases.size() + 1) : id));
        }
        return new Finding(
                id,
                property,
                cases,
                last.examined(),
                last.examined().indexOf(last.fault().orElseThrow()),
                index,
                confirmed);
    }

    /** Does something while nothing else is played. */
    private void alone(Runnable something) {
        places.acquireUninterruptibly(options.jobs());
        try {
            something.run();
        } finally {
            places.release(options.jobs());
        }
    }
}
