package io.github.wsgauntlet.cases;

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

    /** Returns the step that opens the connection. */
    public Step.Open open() {
        return (Step.Open) steps.getFirst();
    }
}
