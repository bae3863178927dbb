package io.github.wsgauntlet.cases;

import java.util.ArrayList;
import java.util.List;

/**
 * What the tester does on one connection: steps in order, the first of which opens it, and how it ends.
 *
 * @param steps the steps; the first is an {@link Step.Open} and no other is
 * @param ending what the tester does after the last step
 */
public record Scenario(List<Step> steps, Ending ending) {

    /** What the tester does after the last step. */
    public enum Ending {
        /** Wait for what is owed, prove the target alive or ended by a barrier, then run the closing handshake. */
        CLOSE,
        /** Send nothing more and wait for the target to end the connection. */
        WAIT
    }

    public Scenario {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !(steps.getFirst() instanceof Step.Open)) {
            throw new IllegalArgumentException("A scenario starts with an open step");
        }
        if (steps.stream().filter(Step.Open.class::isInstance).count() != 1) {
            throw new IllegalArgumentException("A scenario opens one connection only");
        }
    }

    /** Return whether the opening handshake is all there is. */
    public boolean onlyOpens() {
        return steps.size() == 1;
    }

    /** Return the step that opens the connection. */
    public Step.Open open() {
        return (Step.Open) steps.getFirst();
    }

    /**
     * Return this scenario with its steps repeated until that many messages are sent, if it does nothing but send
     * messages that are compressed as agreed, and wait; else this scenario.
     *
     * @param messages how many messages at least
     */
    Scenario withMessages(int messages) {
        List<Step> round = steps.subList(1, steps.size());
        boolean soaks = round.stream().allMatch(step -> switch (step) {
            case Step.Send send -> send.units().stream().allMatch(Unit.Compressed.class::isInstance);
            case Step.Await await -> true;
            case Step.Open open -> false;
            case Step.Pause pause -> false;
            case Step.HalfClose halfClose -> false;
            case Step.Reset reset -> false;
            case Step.Canary canary -> false;
        });
        long inOne = round.stream()
                .mapToLong(step -> step instanceof Step.Send send ? send.units().size() : 0)
                .sum();
        if (!soaks || inOne == 0 || inOne >= messages) {
            return this;
        }
        var all = new ArrayList<Step>();
        all.add(open());
        for (long sent = 0; sent < messages; sent += inOne) {
            all.addAll(round);
        }
        return new Scenario(all, ending);
    }
}
