package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.target.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a target is fuzzed. The same options make up the same scenarios.
 *
 * @param properties what is tried, at least one
 * @param tries how many samples are played at most, at least 1
 * @param time after which no more are played; empty plays them all. What was found by then is still shrunk
 * @param seed where all samples come from
 * @param bounds how large they get
 * @param jobs how many are played at a time, at least 1
 * @param rate how many are played a second at most; 0 sets no limit
 * @param threshold the mildest verdict that is a finding
 * @param mostFindings after how many findings to stop, at least 1
 * @param patience how long to wait, before it is scaled to the target's distance
 */
public record FuzzOptions(
        List<Property> properties,
        int tries,
        Optional<Duration> time,
        long seed,
        Bounds bounds,
        int jobs,
        int rate,
        Verdict threshold,
        int mostFindings,
        Patience patience) {
    public FuzzOptions {
        properties = List.copyOf(properties);
        if (properties.isEmpty()) {
            throw new IllegalArgumentException("There is at least one property to try.");
        }
        if (tries < 1) {
            throw new IllegalArgumentException("There is 1 try or more, not " + tries + ".");
        }
        if (jobs < 1) {
            throw new IllegalArgumentException("There is 1 job or more, not " + jobs + ".");
        }
        if (rate < 0) {
            throw new IllegalArgumentException("The rate is 0 or more, not " + rate + ".");
        }
        if (mostFindings < 1) {
            throw new IllegalArgumentException("There is 1 finding or more to stop at, not " + mostFindings + ".");
        }
    }

    /** Return the usual options: every property, 2000 tries, 16 jobs, and FAIL as what is a finding. */
    public static FuzzOptions standard() {
        return new FuzzOptions(
                List.of(Property.values()),
                2_000,
                Optional.empty(),
                0,
                Bounds.standard(),
                16,
                0,
                Verdict.FAIL,
                Integer.MAX_VALUE,
                impatient());
    }

    /** What never comes is waited for on so many connections that each need not wait long. */
    private static Patience impatient() {
        return new Patience(
                Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    /** Return these options with other properties. */
    public FuzzOptions withProperties(List<Property> others) {
        return new FuzzOptions(others, tries, time, seed, bounds, jobs, rate, threshold, mostFindings, patience);
    }

    /**
     * Return these options with those of the properties that can be asked of an endpoint of a side.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FuzzOptions asking(Role side) {
        List<Property> asked =
                properties.stream().filter(property -> property.concerns(side)).toList();
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("None of these properties can be asked of a client: "
                    + properties.stream().map(Property::key).collect(Collectors.joining(", ")) + ".");
        }
        return withProperties(asked);
    }

    /** Return these options with another number of tries. */
    public FuzzOptions withTries(int others) {
        return new FuzzOptions(properties, others, time, seed, bounds, jobs, rate, threshold, mostFindings, patience);
    }

    /** Return these options with a limit on the time. */
    public FuzzOptions withTime(Duration limit) {
        return new FuzzOptions(
                properties, tries, Optional.of(limit), seed, bounds, jobs, rate, threshold, mostFindings, patience);
    }

    /** Return these options with another seed. */
    public FuzzOptions withSeed(long other) {
        return new FuzzOptions(properties, tries, time, other, bounds, jobs, rate, threshold, mostFindings, patience);
    }

    /** Return these options with other bounds. */
    public FuzzOptions withBounds(Bounds others) {
        return new FuzzOptions(properties, tries, time, seed, others, jobs, rate, threshold, mostFindings, patience);
    }

    /** Return these options with other limits on how much is done at once. */
    public FuzzOptions withLoad(int otherJobs, int otherRate) {
        return new FuzzOptions(
                properties, tries, time, seed, bounds, otherJobs, otherRate, threshold, mostFindings, patience);
    }

    /** Return these options with another mildest verdict that is a finding. */
    public FuzzOptions withThreshold(Verdict other) {
        return new FuzzOptions(properties, tries, time, seed, bounds, jobs, rate, other, mostFindings, patience);
    }

    /** Return these options with an end after that many findings. */
    public FuzzOptions withMostFindings(int most) {
        return new FuzzOptions(properties, tries, time, seed, bounds, jobs, rate, threshold, most, patience);
    }

    /** Return these options with other limits on waiting. */
    public FuzzOptions withPatience(Patience other) {
        return new FuzzOptions(properties, tries, time, seed, bounds, jobs, rate, threshold, mostFindings, other);
    }
}
