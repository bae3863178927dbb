package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.drive.TesterFailedException;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.TimeOverException;
import io.github.wsgauntlet.reports.record.CaseResult;
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
    private final Examiner examiner;
    private final Lifeline lifeline;
    private final Survival survival;
    private final Room room;
    private final Consumer<CaseResult> each;
    private final LastAlive lastAlive = new LastAlive();
    private final AtomicBoolean down = new AtomicBoolean();

    /**
     * Create a way to play.
     *
     * @param examiner plays a case
     * @param lifeline knows what the target may lack
     * @param survival knows whether the target is there
     * @param room the memory for what is played at the same time
     * @param each told of each result as soon as the target has lived through it, from several threads
     */
    Playing(Examiner examiner, Lifeline lifeline, Survival survival, Room room, Consumer<CaseResult> each) {
        this.examiner = examiner;
        this.lifeline = lifeline;
        this.survival = survival;
        this.room = room;
        this.each = each;
    }

    /**
     * Play cases.
     *
     * @param groups the cases, those together that are played in step
     * @param jobs how many groups at a time, at least 1
     */
    void play(List<List<Case>> groups, int jobs) {
        List<List<Case>> left = groups;
        while (!left.isEmpty() && survival.gone().isEmpty() && unchanged()) {
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
        if (survival.hasEnded()
                || down.get() && unclear
                || examined.stream().anyMatch(each -> Survival.unserved(examiner, each))) {
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

    private List<CaseResult> results(List<Case> group, List<Examined> examined) {
        var results = new ArrayList<CaseResult>();
        for (int i = 0; i < group.size(); i++) {
            results.add(examiner.result(group.get(i), examined.get(i)));
        }
        return results;
    }

    private boolean isDown() {
        return down.get() || survival.isDown();
    }

    private boolean comesBack() {
        down.set(false);
        return survival.comesBack(examiner);
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
        Survival.Again again =
                survival.again(examiner, group, group.getFirst().id().hashCode());
        report(group, again.examined());
        return again.survived();
    }

    private void giveUp(List<List<Case>> suspects) {
        survival.giveUp(suspects);
        long cases = suspects.stream().mapToLong(List::size).sum();
        for (List<Case> group : suspects) {
            if (cases == 1) {
                report(group, List.of(survival.dead(Examined.notPlayed(Verdict.FAIL, new Unasked.TargetGone()))));
            } else {
                report(group, new Unasked.Suspected((int) cases));
            }
        }
    }

    private void report(List<Case> group, Unasked reason) {
        group.forEach(asked ->
                each.accept(Examined.notPlayed(Verdict.INCONCLUSIVE, reason).result(asked)));
    }

    private void report(List<Case> group, List<Examined> examined) {
        results(group, examined).forEach(each);
    }
}
