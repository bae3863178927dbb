package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.harness.fuzz.Player.Played;
import io.github.wsgauntlet.harness.oracle.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was tried and how deep it went. Not thread safe. */
public final class SampleTally {
    private final Map<Property, Integer> tries = new EnumMap<>(Property.class);
    private final Map<String, Integer> states = new TreeMap<>();
    private final Map<String, Integer> requirements = new TreeMap<>();
    private int unjudged;

    public void count(Property property, Played played) {
        tries.merge(property, 1, Integer::sum);
        for (Topic topic : played.topics()) {
            states.merge(property == Property.STREAM ? "any bytes" : topic.state(), 1, Integer::sum);
            requirements.merge(topic.requirement(), 1, Integer::sum);
        }
        unjudged += played.judged() ? 0 : 1;
    }

    Map<Property, Integer> tries() {
        return Map.copyOf(tries);
    }

    public int total() {
        return tries.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Return how often each state of the oracle was reached, by its name. */
    Map<String, Integer> states() {
        return new TreeMap<>(states);
    }

    /** Return how many scenarios were about each requirement. */
    Map<String, Integer> requirements() {
        return new TreeMap<>(requirements);
    }

    int unjudged() {
        return unjudged;
    }
}
