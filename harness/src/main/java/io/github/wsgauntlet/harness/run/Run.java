package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.target.TimeLimit;
import io.github.wsgauntlet.harness.target.TimeOverException;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One run of cases against one target: a preflight, then every case on connections of its own, many at a time. */
public final class Run {
    /** The family of the cases that may end a target. */
    private static final String HOSTILE = "liveness";

    private final Target target;
    private final List<Case> cases;
    private final Ledger ledger;
    private final RunHeader.Shard shard;
    private final RunOptions options;
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final Lifeline lifeline;
    private final Survival survival;
    private final Groundwork groundwork;
    private final Room room = Room.ofThisMachine();

    /** What ended the run before all cases were played; empty as long as nothing has. */
    private Optional<EarlyEnd> early = Optional.empty();

    private Run(Target target, Lifeline lifeline, List<Case> cases, Ledger ledger, RunOptions options) {
        room.requireFor(options.least());
        this.target = target;
        this.lifeline = lifeline;
        this.survival = new Survival(lifeline, options.absence());
        this.cases = options.shard().of(cases);
        this.ledger = ledger;
        this.shard = options.shard().recorded(cases);
        this.options = options;
        TimeLimit end = options.maxTime().map(TimeLimit::in).orElseGet(TimeLimit::never);
        Examiner met = met(options.patience().until(end));
        this.groundwork = options.grounded() && met.obstacle().isEmpty()
                ? Groundwork.lay(met, survival, this.cases, options.least(), room)
                : Groundwork.none(met, survival);
        if (groundwork.timeOver()) {
            early = Optional.of(EarlyEnd.timeOver());
        }
    }

    private Examiner met(Patience patience) {
        try {
            return Examiner.meet(target, patience);
        } catch (TimeOverException e) {
            early = Optional.of(EarlyEnd.timeOver());
            return Examiner.unmet(target, patience, "The time was over before it was known what the target does.");
        }
    }

    /**
     * Prepare a run: find out whether the target can be judged, and what it can do.
     *
     * @param target the server under test
     * @param cases the cases to play, or to play a part of
     * @param options how the run is made
     * @throws IllegalArgumentException if it shall take more than there is memory to try
     */
    public static Run prepare(Target target, List<Case> cases, RunOptions options) {
        return prepare(target, Lifeline.of(target), cases, options);
    }

    /**
     * Prepare a run against a target that somebody looks after.
     *
     * @param target the server under test
     * @param lifeline knows whether it is there
     * @param cases the cases to play, or to play a part of
     * @param options how the run is made
     * @throws IllegalArgumentException if it shall take more than there is memory to try
     */
    public static Run prepare(Target target, Lifeline lifeline, List<Case> cases, RunOptions options) {
        return prepare(target, lifeline, cases, Ledger.load(), options);
    }

    /**
     * Prepare a run of cases that cite more than the built-in ledger, against a target that somebody looks after.
     *
     * @param target the server under test
     * @param lifeline knows whether it is there
     * @param cases the cases to play, or to play a part of
     * @param ledger what they cite
     * @param options how the run is made
     * @throws IllegalArgumentException if it shall take more than there is memory to try
     */
    public static Run prepare(Target target, Lifeline lifeline, List<Case> cases, Ledger ledger, RunOptions options) {
        return new Run(target, lifeline, cases, ledger, options);
    }

    /** Return the head of this run's record. */
    public RunHeader header() {
        return new RunHeader(
                tool(),
                started,
                new RunHeader.Target(target.name(), target.address()),
                capabilities(),
                chosen(),
                shard,
                Citations.of(cases, ledger));
    }

    /** Return who plays, as records have it. */
    static String tool() {
        String version = Optional.ofNullable(Run.class.getPackage().getImplementationVersion())
                .orElse("development");
        return "wsgauntlet " + version;
    }

    private Map<String, Object> capabilities() {
        var all = new LinkedHashMap<>(groundwork.examiner().capabilities().asMap());
        all.putAll(groundwork.extent());
        return all;
    }

    /**
     * Return how many cases come of the catalogue, those that nobody chose and that are wrong before all others
     * included; of what was fuzzed before, a record does not say how much there is.
     */
    private int chosen() {
        long others = shard.index() == 1 ? groundwork.others(cases).size() : 0;
        return Math.toIntExact(cases.stream().filter(each -> !each.fuzzed()).count() + others);
    }

    /** Return why the target cannot be judged at all; empty if it can. */
    public Optional<String> obstacle() {
        return groundwork.examiner().obstacle();
    }

    /**
     * Play every case.
     *
     * @param yardstick what is expected of the target
     * @param each told of each result as it comes, from several threads; its fault may yet get another name
     * @return the end of the run's record
     */
    public RunFooter execute(Yardstick yardstick, Consumer<CaseResult> each) {
        var results = new ConcurrentLinkedQueue<CaseResult>();
        execute(each.andThen(results::add));
        return footer(yardstick, Blame.settled(results));
    }

    /** Play every case; what ends the run early is said of each that is not played. */
    void execute(Consumer<CaseResult> each) {
        Set<String> told = ConcurrentHashMap.newKeySet();
        try {
            play(result -> {
                told.add(result.id());
                each.accept(result);
            });
        } catch (TimeOverException e) {
            early = Optional.of(EarlyEnd.timeOver());
        }
        early = early.or(() -> groundwork.examiner().steadiness().change().map(EarlyEnd::targetChanged));
        early.ifPresent(end -> cases.stream()
                .filter(asked -> !told.contains(asked.id()))
                .forEach(asked -> each.accept(end.notPlayed().result(asked))));
    }

    /** Return whether the run was ended before all cases were played. */
    boolean endedEarly() {
        return early.isPresent();
    }

    private void play(Consumer<CaseResult> each) {
        if (early.isPresent()) {
            knownAlready(each);
            return;
        }
        Optional<Examined> obstacle = whyNot();
        if (obstacle.isPresent()) {
            cases.forEach(asked -> each.accept(obstacle.get().result(asked)));
            return;
        }
        var confirmation = new Confirmation(groundwork.examiner(), cases, options.jobs(), each);
        if (shard.index() == 1) {
            groundwork.others(cases).forEach(each);
        }
        List<List<Case>> askable = askable(confirmation);
        Map<Boolean, List<List<Case>>> alone =
                askable.stream().collect(Collectors.partitioningBy(group -> playsAlone(group.getFirst())));
        var playing = new Playing(groundwork.examiner(), lifeline, survival, room, confirmation);
        try {
            playing.play(alone.get(false), groundwork.lacks(Foundation.OTHERS) ? 1 : options.jobs());
            playing.play(alone.get(true), 1);
            if (groundwork.examiner().steadiness().change().isEmpty()) {
                confirmation.settle();
            }
        } finally {
            confirmation.leave();
        }
        Playing.requireSound(lifeline);
    }

    /** Report on the cases that had been judged when the time was over. */
    private void knownAlready(Consumer<CaseResult> each) {
        cases.stream().flatMap(asked -> groundwork.result(asked).stream()).forEach(each);
    }

    /**
     * What may end a target, or fill its memory with what nobody reads, is played last, and alone, so that nothing else
     * suffers from it or is to blame.
     */
    private static boolean playsAlone(Case asked) {
        return asked.family().equals(HOSTILE) || asked.scenario().stopsReading();
    }

    /** Return the cases that can show something, in their groups, and report on all others. */
    private List<List<Case>> askable(Consumer<CaseResult> each) {
        var askable = new ArrayList<List<Case>>();
        for (List<Case> group : InStep.groups(cases)) {
            List<Case> left = new ArrayList<>();
            for (Case asked : group) {
                Optional<CaseResult> known = groundwork
                        .result(asked)
                        .or(() -> groundwork
                                .obstacleTo(asked)
                                .map(reason ->
                                        Examined.notPlayed(Verdict.SKIP, reason).result(asked)))
                        .or(() -> room.tooSmallFor(asked)
                                .map(reason -> Examined.notPlayed(Verdict.INCONCLUSIVE, reason)
                                        .result(asked)));
                known.ifPresentOrElse(each, () -> left.add(asked));
            }
            if (left.size() == group.size()) {
                askable.add(group);
            } else {
                left.forEach(asked -> askable.add(List.of(asked)));
            }
        }
        return askable;
    }

    /**
     * Return the end of the run's record, when everything is closed: then the target has nothing more to do.
     *
     * @param yardstick what is expected of the target
     * @param results all that was seen
     */
    RunFooter footer(Yardstick yardstick, Collection<CaseResult> results) {
        Decision decision = decision(yardstick, results);
        return new RunFooter(
                Instant.now(),
                millisSince(startedNanos),
                RunFooter.count(results),
                decision.exit().code(),
                decision.because(),
                endedEarly() ? 0 : lifeline.load().orElse(0),
                early.map(EarlyEnd::ended).orElse(RunFooter.Ended.WHOLE));
    }

    private Decision decision(Yardstick yardstick, Collection<CaseResult> results) {
        Optional<String> obstacle = obstacle();
        if (early.isPresent() && obstacle.isEmpty()) {
            return Decision.early(results, yardstick, early.get().because(results));
        }
        if (obstacle.isPresent() || isGone()) {
            return Decision.notJudged(obstacle.orElse(survival.gone()));
        }
        return nothingToDo()
                ? new Decision(Exit.AS_EXPECTED, "no case falls to this shard")
                : Decision.of(results, capabilities(), yardstick);
    }

    /** Return whether there are more shards than cases, and this one got none. */
    private boolean nothingToDo() {
        return shard.total() > 1 && cases.isEmpty();
    }

    private boolean isGone() {
        return !survival.gone().isEmpty();
    }

    /** Return what is to be said of every case where the target cannot be judged at all. */
    private Optional<Examined> whyNot() {
        return switch (groundwork.examiner().preflight()) {
            case Preflight.Result.Unfit unfit ->
                Optional.of(Examined.notPlayed(Verdict.INCONCLUSIVE, new Unasked.Obstacle(unfit.reason())));
            case Preflight.Result.Refused refused ->
                Optional.of(Examined.notPlayed(Verdict.SKIP, new Unasked.Obstacle(refused.reason())));
            case Preflight.Result.Ready ready -> Optional.empty();
        };
    }

    private static double millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toNanos() / 1e6;
    }
}
