package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetDied;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetHung;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.target.Lifeline;
import java.time.Duration;
import java.util.List;

/**
 * Tells whether a target lives through what is played with it, waits for it where it does not, and finds out by playing
 * it again whether a case ends it. Thread safe, apart from waiting and playing again.
 */
final class Survival {
    /** A target that ends more often than this is given up, so that a run comes to its end. */
    private static final int MOST_DEATHS = 20;

    private static final String SURVIVES = "rfc6455-10.4-limits-protect-implementation";

    private final Lifeline lifeline;
    private final Duration patience;
    private volatile int deaths;
    private String gone = "";

    /**
     * Tell it of a target.
     *
     * @param lifeline knows whether the target is there
     * @param patience how long to wait for a target that is gone
     */
    Survival(Lifeline lifeline, Duration patience) {
        this.lifeline = lifeline;
        this.patience = patience;
    }

    /**
     * What cases have shown that were played again.
     *
     * @param survived whether the target has lived through them; otherwise each of them says that it did not
     * @param examined what each has shown
     */
    record Again(boolean survived, List<Examined> examined) {}

    /** Return whether the target is known to have ended since it was last waited for. */
    boolean hasEnded() {
        return lifeline.deaths() > deaths;
    }

    /** Return whether it has ended, or accepts no connection now. */
    boolean isDown() {
        return hasEnded() || !lifeline.accepts();
    }

    /** Return whether there was no connection to play on. */
    static boolean unreached(Examined examined) {
        return examined.transcript().first(Event.ConnectFailed.class).isPresent();
    }

    /** Return whether there was nobody to play with: no connection, or none that is served, this one or another. */
    static boolean unserved(Examiner examiner, Examined examined) {
        Transcript transcript = examined.transcript();
        boolean unanswered = transcript.head().isEmpty() && transcript.end().isEmpty();
        return unreached(examined) || unanswered && !examiner.served();
    }

    /** Wait for a target that is down, and end it so that it is started again if it does not serve. */
    boolean comesBack(Examiner examiner) {
        deaths = Math.max(deaths + 1, lifeline.deaths());
        if (deaths > MOST_DEATHS) {
            return false;
        }
        boolean back = isBack(examiner) || lifeline.restart() && isBack(examiner);
        deaths = Math.max(deaths, lifeline.deaths());
        return back;
    }

    private boolean isBack(Examiner examiner) {
        return lifeline.awaitBack(patience) && examiner.served();
    }

    /** Play what the target was busy with when it ended, now that it is back, and see whether it lives through it. */
    Again again(Examiner examiner, List<Case> group, long seed) {
        List<Examined> first = examiner.examineAlone(group, seed);
        if (isServing(examiner, first)) {
            List<Examined> again = examiner.examine(group, seed);
            if (isServing(examiner, again)) {
                return new Again(true, again);
            }
        }
        return new Again(false, first.stream().map(this::dead).toList());
    }

    /**
     * Wait for the target no more.
     *
     * @param suspects what it was busy with when it was last seen alive
     */
    void giveUp(List<List<Case>> suspects) {
        gone = ReactionProse.sentence(death(), false) + " " + LastAlive.sentence(suspects);
    }

    /** Return how the target is gone for good, and what it was busy with before; empty as long as it is not. */
    String gone() {
        return gone;
    }

    private boolean isServing(Examiner examiner, List<Examined> examined) {
        return examined.stream().noneMatch(each -> unserved(examiner, each)) && !isDown() && examiner.served();
    }

    /** Return the same with the death of the target as what was seen. */
    Examined dead(Examined examined) {
        var closing = new Closing(Verdict.SKIP, Closing.Manner.WITH_THE_TARGET);
        var judgement = new Judgement(Verdict.FAIL, death(), false, SURVIVES, closing);
        return new Examined(judgement, examined.transcript(), examined.millis());
    }

    /** Return how the target is dead: one that accepts connections is in some loop. */
    private Reaction death() {
        return lifeline.accepts() ? new TargetHung() : new TargetDied();
    }
}
