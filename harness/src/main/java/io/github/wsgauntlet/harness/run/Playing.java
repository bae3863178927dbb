package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetDied;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetHung;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.TesterFailedException;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.TimeOverException;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Plays cases many at a time. When the target stops serving, it waits for it to come back, and plays again what it was
 * busy with, one case at a time, until one of them ends it again: that one is to blame, and the others go on.
 */
final class Playing {
    /** A target that ends more often than this is given up, so that a run comes to its end. */
    private static final int MOST_DEATHS = 20;

    private static final String SURVIVES = "rfc6455-10.4-limits-protect-implementation";

    private final Examiner examiner;
    private final Lifeline lifeline;
    private final Duration patience;
    private final Room room;
    private final Consumer<CaseResult> each;
    private final LastAlive lastAlive = new LastAlive();
    private final AtomicBoolean down = new AtomicBoolean();
    private volatile int deaths;
    private String gone = "";

    /**
     * Create a way to play.
     *
     * @param examiner plays a case
     * @param lifeline knows whether the target is there
     * @param patience how long to wait for a target that is gone
     * @param room the memory for what is played at the same time
     * @param each told of each result as soon as the target has lived through it, from several threads
     */
    Playing(Examiner examiner, Lifeline lifeline, Duration patience, Room room, Consumer<CaseResult> each) {
        this.examiner = examiner;
        this.lifeline = lifeline;
        this.patience = patience;
        this.room = room;
        this.each = each;
    }

    /** Return what the target was busy with before it was gone for good, as a sentence; empty if it is not. */
    String gone() {
        return gone;
    }

    /**
     * Play cases.
     *
     * @param groups the cases, those together that are played in step
     * @param jobs how many groups at a time, at least 1
     */
    void play(List<List<Case>> groups, int jobs) {
        List<List<Case>> left = groups;
        while (!left.isEmpty() && gone.isEmpty() && unchanged()) {
            left = round(left, jobs);
            if (isDown()) {
                recover();
            } else {
                lastAlive.clear().forEach(each);
            }
        }
        if (unchanged()) {
            left.forEach(group -> report(group, new Unasked.TargetGone()));
        }
    }

    /** Return whether the target still does what it did at first; what is left says nothing of it otherwise. */
    private boolean unchanged() {
        return examiner.steadiness().change().isEmpty();
    }

    /** Play as long as the target serves; returns what was not played. */
    private List<List<Case>> round(List<List<Case>> groups, int jobs) {
        Queue<List<Case>> left = new ConcurrentLinkedQueue<>();
        var places = new Semaphore(jobs);
        var failure = new FirstFailure();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Case> group : groups) {
                places.acquireUninterruptibly();
                int taken = room.enter(group);
                if (failure.happened()) {
                    room.leave(taken);
                    break;
                }
                if (down.get() || !unchanged()) {
                    left.add(group);
                    room.leave(taken);
                    places.release();
                    continue;
                }
                executor.execute(failure.watching(() -> play(group), () -> {
                    room.leave(taken);
                    places.release();
                }));
            }
        }
        try {
            failure.rethrow();
        } catch (TimeOverException over) {
            if (!down.get()) {
                lastAlive.clear().forEach(each);
            }
            throw over;
        }
        return List.copyOf(left);
    }

    private void play(List<Case> group) {
        LastAlive.Busy busy = lastAlive.begin(group);
        List<Examined> examined = examiner.examine(group, group.getFirst().id().hashCode(), down::get);
        requireSound(lifeline);
        boolean suspicious = examined.stream().anyMatch(Playing::mayComeOfChange);
        if (suspicious && !examiner.steadiness().holds() || !unchanged()) {
            return; // Nobody knows what the target would have shown before.
        }
        boolean unclear =
                examined.stream().anyMatch(each -> !each.judgement().verdict().judged());
        if (lifeline.deaths() > deaths
                || down.get() && unclear
                || examined.stream().anyMatch(this::unserved)) {
            down.set(true);
            return;
        }
        lastAlive.end(busy, results(group, examined)).forEach(each);
    }

    /** Return whether a target that refuses all, or does nothing any more, would have shown the same, good or bad. */
    private static boolean mayComeOfChange(Examined examined) {
        Judgement judgement = examined.judgement();
        boolean opened = examined.transcript().upgraded();
        return judgement.verdict().judged() && (!opened || judgement.reaction().restsOnSilence());
    }

    /**
     * Go on if nothing was lacking that the target runs on in this JVM.
     *
     * @throws TesterFailedException if something was
     */
    static void requireSound(Lifeline lifeline) {
        lifeline.lacking().ifPresent(lacking -> {
            throw new TesterFailedException(lacking);
        });
    }

    /** Return whether there was nobody to play with: no connection, or none that is served, this one or another. */
    private boolean unserved(Examined examined) {
        Transcript transcript = examined.transcript();
        boolean unanswered = transcript.head().isEmpty() && transcript.end().isEmpty();
        return transcript.first(Event.ConnectFailed.class).isPresent() || unanswered && !examiner.served();
    }

    private List<CaseResult> results(List<Case> group, List<Examined> examined) {
        var results = new ArrayList<CaseResult>();
        for (int i = 0; i < group.size(); i++) {
            results.add(examiner.result(group.get(i), examined.get(i)));
        }
        return results;
    }

    private boolean isDown() {
        return down.get() || lifeline.deaths() > deaths || !lifeline.accepts();
    }

    private boolean comesBack() {
        deaths = Math.max(deaths + 1, lifeline.deaths());
        down.set(false);
        if (deaths > MOST_DEATHS) {
            return false;
        }
        boolean back = isBack() || lifeline.restart() && isBack();
        deaths = Math.max(deaths, lifeline.deaths());
        return back;
    }

    private boolean isBack() {
        return lifeline.awaitBack(patience) && examiner.served();
    }

    /** Find out which case has ended the target, if it comes back. */
    private void recover() {
        List<List<Case>> suspects = lastAlive.takeSuspects();
        if (!comesBack()) {
            giveUp(suspects);
            return;
        }
        for (int i = 0; i < suspects.size(); i++) {
            if (!survives(suspects.get(i)) && !comesBack()) {
                giveUp(suspects.subList(i + 1, suspects.size()));
                return;
            }
        }
    }

    /** Play what the target was busy with, and see whether it lives through it. */
    private boolean survives(List<Case> group) {
        long seed = group.getFirst().id().hashCode();
        List<Examined> first = examiner.examineAlone(group, seed);
        if (isServing(first)) {
            List<Examined> again = examiner.examine(group, seed);
            if (isServing(again)) {
                report(group, again);
                return true;
            }
        }
        report(group, first.stream().map(this::dead).toList());
        return false;
    }

    private boolean isServing(List<Examined> examined) {
        return examined.stream().noneMatch(this::unserved) && !isDown() && examiner.served();
    }

    private void giveUp(List<List<Case>> suspects) {
        gone = ReactionProse.sentence(death(), false) + " " + LastAlive.sentence(suspects);
        long cases = suspects.stream().mapToLong(List::size).sum();
        for (List<Case> group : suspects) {
            if (cases == 1) {
                report(group, List.of(dead(Examined.notPlayed(Verdict.FAIL, new Unasked.TargetGone()))));
            } else {
                report(group, new Unasked.Suspected((int) cases));
            }
        }
    }

    /** Return the same with the death of the target as what was seen. */
    private Examined dead(Examined examined) {
        var closing = new Closing(Verdict.SKIP, Closing.Manner.WITH_THE_TARGET);
        var judgement = new Judgement(Verdict.FAIL, death(), false, SURVIVES, closing);
        return new Examined(judgement, examined.transcript(), examined.millis());
    }

    /** Return how the target is dead: one that accepts connections is in some loop. */
    private Reaction death() {
        return lifeline.accepts() ? new TargetHung() : new TargetDied();
    }

    private void report(List<Case> group, Unasked reason) {
        group.forEach(asked ->
                each.accept(Examined.notPlayed(Verdict.INCONCLUSIVE, reason).result(asked)));
    }

    private void report(List<Case> group, List<Examined> examined) {
        results(group, examined).forEach(each);
    }
}
