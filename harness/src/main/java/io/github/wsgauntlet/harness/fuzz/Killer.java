package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Closing.Manner;
import io.github.wsgauntlet.cases.reaction.EndReaction.TargetDied;
import io.github.wsgauntlet.harness.fuzz.Player.Played;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.run.Examined;
import io.github.wsgauntlet.harness.target.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what makes a target stop accepting connections, where it comes back after a while. */
final class Killer {
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(10);
    private static final Scenario PLAIN = new Scenario(List.of(Step.Open.standard()), Scenario.Ending.CLOSE);

    private final Player player;

    Killer(Player player) {
        this.player = player;
    }

    /** Play scenarios, and see whether the target still accepts connections; if not, wait until it does again. */
    Played play(List<Scenario> scenarios) {
        Played played = player.play(
                Property.STREAM, scenarios.stream().map(Killer::withCanary).toList(), 0);
        if (!played.targetGone() && accepts()) {
            return played;
        }
        awaitReturn();
        return dead(played);
    }

    /** Return the same with the death of the target as its fault. */
    static Played dead(Played played) {
        Examined last = played.examined().getLast();
        var closing = new Closing(Verdict.SKIP, Manner.WITH_THE_TARGET);
        var judgement = new Judgement(
                Verdict.FAIL,
                new TargetDied(),
                false,
                played.cases().getLast().requirements().getFirst(),
                closing);
        var died = new Examined(judgement, last.transcript(), last.millis());
        var examined = new ArrayList<>(played.examined());
        examined.set(examined.size() - 1, died);
        return new Played(played.cases(), played.topics(), examined, Optional.of(died));
    }

    /** A canary is what asks whether the target lives. */
    private static Scenario withCanary(Scenario scenario) {
        var steps = new ArrayList<>(scenario.steps());
        if (steps.stream().noneMatch(Step.Canary.class::isInstance)) {
            steps.add(new Step.Canary());
        }
        return new Scenario(steps, scenario.ending());
    }

    /** Wait for the target to accept connections again, for some seconds. */
    boolean awaitReturn() {
        long began = System.nanoTime();
        try {
            while (!accepts()) {
                if (System.nanoTime() - began > LONGEST_ABSENCE.toNanos()) {
                    return false;
                }
                Pause.beforeNextLook();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean accepts() {
        return !player.play(Property.HANDSHAKE, List.of(PLAIN), 0).targetGone();
    }
}
