package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Fault;
import io.github.wsgauntlet.harness.judge.Judge;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/**
 * Plays cases against one target, each until it can be judged or the patience ends, and gives it more time to react on
 * the second and third connection. It has looked at the target before, and knows what it can do. Thread safe.
 */
public final class Examiner {
    /** From how many connections on what was seen on all of them is no accident. */
    private static final int PROOF = 3;

    private final Preflight.Result preflight;
    private final Patience patience;
    private final Driver driver;
    private final Judge judge;
    private final ReadWriteLock turns;
    private final Steadiness steadiness;

    private Examiner(
            Preflight.Result preflight,
            Patience patience,
            Driver driver,
            Judge judge,
            ReadWriteLock turns,
            Steadiness steadiness) {
        this.preflight = preflight;
        this.patience = patience;
        this.driver = driver;
        this.judge = judge;
        this.turns = turns;
        this.steadiness = steadiness;
    }

    private static Examiner of(Target target, Preflight.Result preflight, Patience patience) {
        Capabilities capabilities = preflight.capabilities();
        var driver = new Driver(target, capabilities);
        var turns = new ReentrantReadWriteLock();
        var steadiness =
                new Steadiness(preflight instanceof Preflight.Result.Ready, driver, capabilities, patience, turns);
        return new Examiner(preflight, patience, driver, new Judge(capabilities), turns, steadiness);
    }

    /**
     * Find out whether a target can be judged, and what it can do.
     *
     * @param target the endpoint under test
     * @param patience how long to wait, before it is scaled to the target's distance
     * @throws io.github.wsgauntlet.harness.target.TimeOverException if the end of all waiting comes before
     */
    public static Examiner meet(Target target, Patience patience) {
        Preflight.Result preflight = Preflight.probe(target, patience);
        return of(target, preflight, patience.scaledTo(preflight.capabilities().roundTrip()));
    }

    /**
     * Return an examiner of a target of which nothing is known, so that nothing can be judged.
     *
     * @param reason why nothing is known, as a sentence
     */
    static Examiner unmet(Target target, Patience patience, String reason) {
        var nothing = new Capabilities(false, false, false, false, 0, target.secure(), Duration.ZERO);
        return of(target, new Preflight.Result.Unfit(nothing, reason), patience);
    }

    /** Return an examiner of a target of which it is known what it can do. */
    static Examiner knowing(Target target, Capabilities capabilities, Patience patience) {
        return of(target, new Preflight.Result.Ready(capabilities), patience);
    }

    /** Play a case once, whatever comes of it: there is no other connection on which to try again. */
    Examined examineOnce(Case asked) {
        long start = System.nanoTime();
        List<Transcript> transcripts = played(List.of(asked), asked.id().hashCode(), patience, turns.readLock());
        List<Judgement> judgements = judged(List.of(asked), transcripts, patience, false);
        return examined(judgements, transcripts, (System.nanoTime() - start) / 1e6)
                .getFirst();
    }

    /** Return the same that holds no fault of these against a case that is about something else. */
    Examiner knowing(Set<Fault> faults) {
        return new Examiner(preflight, patience, driver, judge.knowing(faults), turns, steadiness);
    }

    /** Return the same that waits no longer for what the target was found not to do, or not as it should. */
    Examiner lacking(Foundation foundation) {
        return new Examiner(preflight, patience, driver.lacking(foundation), judge, turns, steadiness);
    }

    /** Return what is wrong with what the target sent in a case, whatever that is about. */
    Set<Fault> faults(Case asked, Examined examined) {
        return judge.faults(asked, examined.transcript(), patience);
    }

    /** Return what a case that was examined has shown to one that knows more faults than whoever examined it. */
    Judgement again(Case asked, Examined examined) {
        return judge.judge(asked, examined.transcript(), patience, true);
    }

    /** Return what tells whether the target still does what it did at first. */
    Steadiness steadiness() {
        return steadiness;
    }

    /** Return whether the target serves a connection. */
    boolean served() {
        return driver.served(patience);
    }

    /**
     * Play cases side by side once, and with nothing else beside them. What was seen counts as no accident, unless the
     * patience is too short to prove anything by repetition.
     */
    public List<Examined> examineAlone(List<Case> asked, long seed) {
        return examineAlone(asked, seed, patience);
    }

    /** Play a case once, with nothing else beside it, to see its answer, however the connection ends. */
    Examined look(Case asked, long seed) {
        return examineAlone(List.of(asked), seed, patience.forNow()).getFirst();
    }

    private List<Examined> examineAlone(List<Case> asked, long seed, Patience limits) {
        long start = System.nanoTime();
        List<Transcript> transcripts = played(asked, seed, limits, turns.writeLock());
        return examined(
                judged(asked, transcripts, patience, patience.retries() + 1 >= PROOF),
                transcripts,
                (System.nanoTime() - start) / 1e6);
    }

    Preflight.Result preflight() {
        return preflight;
    }

    /** Return what the target was seen to do. */
    public Capabilities capabilities() {
        return preflight.capabilities();
    }

    /** Return which end of a connection the target is. */
    public Role side() {
        return driver.side();
    }

    /** Return what a case needs that the target does not offer; empty if it offers all. */
    Optional<Unasked> missingFor(Case asked) {
        Set<Need> offered = capabilities().offered();
        return asked.needs().stream()
                .filter(need -> !offered.contains(need))
                .findFirst()
                .<Unasked>map(Unasked.NeedMissing::new)
                .or(() -> notWrapped(asked));
    }

    /** Return why the messages of a case do not come back, where only those do that can be wrapped. */
    private Optional<Unasked> notWrapped(Case asked) {
        return asked.needs().contains(Need.ECHO) ? capabilities().notWrapped(asked.scenario()) : Optional.empty();
    }

    /** Return why the target cannot be judged at all; empty if it can. */
    public Optional<String> obstacle() {
        return switch (preflight) {
            case Preflight.Result.Ready ready -> Optional.empty();
            case Preflight.Result.Refused refused -> Optional.of(refused.reason());
            case Preflight.Result.Unfit unfit -> Optional.of(unfit.reason());
        };
    }

    /**
     * Play a case; where nothing could be judged, play it again as often as the patience says.
     *
     * @param asked the case
     * @param seed where random keys and tags come from; the same seed sends the same bytes
     */
    public Examined examine(Case asked, long seed) {
        return examine(List.of(asked), seed).getFirst();
    }

    /**
     * Play cases side by side, each on a connection of its own and all in step: none begins a step before all have
     * ended the one before. Where one of them could not be judged, all are played again.
     *
     * @param asked the cases, at least one
     * @param seed where random keys and tags come from; the same seed sends the same bytes
     * @return what each has shown, in the same order
     */
    public List<Examined> examine(List<Case> asked, long seed) {
        return examine(asked, seed, () -> false);
    }

    /**
     * Play cases side by side as long as that is of use.
     *
     * @param over tells that nobody is there to play with, so that nothing has to be played again
     */
    List<Examined> examine(List<Case> asked, long seed, BooleanSupplier over) {
        long start = System.nanoTime();
        Patience limits = patience;
        boolean othersSuffer = false;
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt > patience.retries();
            // A slow target may keep others waiting for the sake of some other case. Alone, it is this one's doing.
            Lock lock = last && othersSuffer ? turns.writeLock() : turns.readLock();
            // Silence is held against a target on the last try only, and then it has had time more than once.
            List<Transcript> transcripts = played(asked, 31 * seed + attempt, last ? limits : limits.forNow(), lock);
            othersSuffer = transcripts.stream().anyMatch(Transcript::othersSuffered);
            List<Judgement> judgements = judged(asked, transcripts, limits, last && attempt >= PROOF);
            boolean judged = judgements.stream().noneMatch(each -> each.verdict() == Verdict.INCONCLUSIVE);
            if (judged || over.getAsBoolean() || !steadiness.holds() || last) {
                List<Examined> examined = examined(judgements, transcripts, (System.nanoTime() - start) / 1e6);
                return asked.size() == 1
                        ? List.of(Growth.included(this, asked.getFirst(), examined.getFirst()))
                        : examined;
            }
            limits = attempt < PROOF ? limits.withGrace(limits.grace().multipliedBy(8)) : limits;
        }
    }

    /** Return what a case has shown as reports show it, with a mark where something went wrong for good. */
    public CaseResult result(Case asked, Examined examined) {
        return examined.result(asked, judge.decisive(asked, examined.transcript(), patience, examined.judgement()));
    }

    private List<Judgement> judged(List<Case> asked, List<Transcript> transcripts, Patience limits, boolean lastTry) {
        var judgements = new ArrayList<Judgement>();
        for (int i = 0; i < asked.size(); i++) {
            judgements.add(judge.judge(asked.get(i), transcripts.get(i), limits, lastTry));
        }
        return judgements;
    }

    private static List<Examined> examined(List<Judgement> judgements, List<Transcript> transcripts, double millis) {
        var all = new ArrayList<Examined>();
        for (int i = 0; i < judgements.size(); i++) {
            all.add(new Examined(judgements.get(i), transcripts.get(i), millis));
        }
        return all;
    }

    private List<Transcript> played(List<Case> asked, long seed, Patience limits, Lock lock) {
        lock.lock();
        try {
            return driver.play(asked.stream().map(Case::scenario).toList(), seed, limits);
        } finally {
            lock.unlock();
        }
    }
}
