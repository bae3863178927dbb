package io.github.wsgauntlet.harness.fuzz;

import java.util.List;
import java.util.Map;

/**
 * What fuzzing a target has shown.
 *
 * @param tries how many samples of each property were played
 * @param states how often each state of the oracle was reached
 * @param requirements how many scenarios were about each requirement
 * @param unjudged how many samples could not be judged
 * @param findings what the target gets wrong, in the order in which it was found
 * @param flaky what it got wrong and did not get wrong each time
 * @param again how many further samples showed what was found already
 * @param gone why no more could be played; empty if all were
 * @param millis how long it took, in milliseconds
 */
public record FuzzReport(
        Map<Property, Integer> tries,
        Map<String, Integer> states,
        Map<String, Integer> requirements,
        int unjudged,
        List<Finding> findings,
        List<Finding> flaky,
        int again,
        String gone,
        double millis) {
    public FuzzReport {
        tries = Map.copyOf(tries);
        findings = List.copyOf(findings);
        flaky = List.copyOf(flaky);
    }

    /** Return how many samples were played. */
    public int total() {
        return tries.values().stream().mapToInt(Integer::intValue).sum();
    }
}
