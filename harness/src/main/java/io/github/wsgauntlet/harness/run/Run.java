package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Closing.Manner;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One run of cases against one target: a preflight, then every case on connections of its own, many at a time. */
public final class Run {
    private static final Closing NOT_PLAYED = new Closing(Verdict.SKIP, Manner.NOT_PLAYED);

    private final Target target;
    private final List<Case> cases;
    private final RunHeader.Shard shard;
    private final RunOptions options;
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final Examiner examiner;
    private final LastAlive lastAlive = new LastAlive();

    /** What the target was busy with before it was gone; empty as long as it is not. */
    private final AtomicReference<String> gone = new AtomicReference<>("");

    private Run(Target target, List<Case> cases, RunOptions options) {
        this.target = target;
        this.cases = options.shard().of(cases);
        this.shard = options.shard().recorded(cases);
        this.options = options;
        this.examiner = Examiner.meet(target, options.patience());
    }

    /**
     * Prepare a run: find out whether the target can be judged, and what it can do.
     *
     * @param target the server under test
     * @param cases the cases to play, or to play a part of
     * @param options how the run is made
     */
    public static Run prepare(Target target, List<Case> cases, RunOptions options) {
        return new Run(target, cases, options);
    }

    /** Return the head of this run's record. */
    public RunHeader header() {
        String version = Optional.ofNullable(Run.class.getPackage().getImplementationVersion())
                .orElse("development");
        return new RunHeader(
                "wsgauntlet " + version,
                started,
                new RunHeader.Target(target.name(), target.url().toString()),
                examiner.capabilities().asMap(),
                chosen(),
                shard);
    }

    /**
     * Return how many cases come of the catalogue; of what was fuzzed before, a record does not say how much there is.
     */
    private int chosen() {
        return Math.toIntExact(cases.stream().filter(each -> !each.fuzzed()).count());
    }

    /** Return the cases that are played. */
    public List<Case> cases() {
        return cases;
    }

    /** Return why the target cannot be judged at all; empty if it can. */
    public Optional<String> obstacle() {
        return examiner.obstacle();
    }

    /**
     * Play every case.
     *
     * @param yardstick what is expected of the target
     * @param each told of each result as it comes, from several threads
     * @return the end of the run's record
     */
    public RunFooter execute(Yardstick yardstick, Consumer<CaseResult> each) {
        var results = new ConcurrentLinkedQueue<CaseResult>();
        execute(each.andThen(results::add));
        return footer(yardstick, results);
    }

    /** Play every case. */
    void execute(Consumer<CaseResult> each) {
        var places = new Semaphore(options.jobs());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Case> asked : InStep.groups(cases)) {
                places.acquireUninterruptibly();
                executor.execute(() -> {
                    try {
                        results(asked).forEach(each);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    /**
     * Return the end of the run's record.
     *
     * @param yardstick what is expected of the target
     * @param results all that was seen
     */
    RunFooter footer(Yardstick yardstick, Collection<CaseResult> results) {
        boolean surprised =
                results.stream().anyMatch(result -> yardstick.surprise(result).isPresent());
        Map<Verdict, Integer> counts = RunFooter.count(results);
        Exit exit = obstacle().isPresent() || isGone()
                ? Exit.NOT_JUDGED
                : nothingToDo() ? Exit.AS_EXPECTED : Exit.of(counts, surprised);
        String summary = obstacle()
                .orElseGet(() ->
                        isGone() ? "The target stopped accepting connections. " + gone.get() : Summary.of(counts));
        return new RunFooter(Instant.now(), millisSince(startedNanos), counts, exit.code(), summary);
    }

    /** Return whether there are more shards than cases, and this one got none. */
    private boolean nothingToDo() {
        return shard.total() > 1 && cases.isEmpty();
    }

    private List<CaseResult> results(List<Case> asked) {
        boolean askable = asked.stream()
                .allMatch(each -> examiner.capabilities().offered().containsAll(each.needs()));
        boolean inStep = asked.size() > 1 && askable && obstacle().isEmpty() && !isGone();
        return inStep ? play(asked) : asked.stream().map(this::result).toList();
    }

    private List<CaseResult> play(List<Case> asked) {
        List<Integer> before =
                asked.stream().map(each -> lastAlive.begin(each.id())).toList();
        List<Examined> examined = examiner.examine(asked, asked.getFirst().id().hashCode());
        boolean connected = examined.stream()
                .allMatch(each ->
                        each.transcript().first(Event.ConnectFailed.class).isEmpty());
        if (!connected) {
            gone.compareAndSet("", lastAlive.sentence());
        }
        var results = new ArrayList<CaseResult>();
        for (int i = 0; i < asked.size(); i++) {
            lastAlive.end(asked.get(i).id(), before.get(i), connected);
            results.add(examiner.result(asked.get(i), examined.get(i)));
        }
        return results;
    }

    private boolean isGone() {
        return !gone.get().isEmpty();
    }

    private CaseResult result(Case asked) {
        Capabilities capabilities = examiner.capabilities();
        return switch (examiner.preflight()) {
            case Preflight.Result.Unreachable unreachable ->
                notPlayed(asked, Verdict.INCONCLUSIVE, new Unasked.Obstacle(unreachable.reason()));
            case Preflight.Result.Refused refused ->
                notPlayed(asked, Verdict.SKIP, new Unasked.Obstacle(refused.reason()));
            case Preflight.Result.Ready ready -> {
                if (isGone()) {
                    yield notPlayed(asked, Verdict.INCONCLUSIVE, new Unasked.TargetGone());
                }
                yield capabilities.offered().containsAll(asked.needs())
                        ? play(List.of(asked)).getFirst()
                        : notPlayed(asked, Verdict.SKIP, missing(asked, capabilities));
            }
        };
    }

    private static Unasked missing(Case asked, Capabilities capabilities) {
        return asked.needs().stream()
                .filter(need -> !capabilities.offered().contains(need))
                .findFirst()
                .map(Unasked.NeedMissing::new)
                .orElseThrow();
    }

    private static CaseResult notPlayed(Case asked, Verdict verdict, Unasked reason) {
        return new Examined(Judgement.of(verdict, reason, NOT_PLAYED), new Transcript(List.of()), 0).result(asked);
    }

    private static double millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toNanos() / 1e6;
    }
}
