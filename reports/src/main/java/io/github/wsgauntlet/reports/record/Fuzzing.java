package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.FuzzedIds;
import io.github.wsgauntlet.cases.Role;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was made up and tried in a run beside its cases. Each finding is a {@link CaseResult} too, with an id of
 * {@link FuzzedIds}, and so is each property for which nothing was found; how many these are, no header announces.
 *
 * @param seed what the samples were made of: the same seed makes the same samples
 * @param tries how many samples were played, 0 or more
 * @param unjudged how many of them could not be judged, 0 to {@code tries}
 * @param again how many further samples showed what was found already, 0 or more
 * @param millis how long it took, in milliseconds
 * @param properties what was tried, in the order it is to be shown; their tries add up to {@code tries}
 * @param states how often each state of the oracle was reached, by its name, for example {@code violated: unmasked}
 * @param requirements how many scenarios were about each requirement, by its id in the ledger
 * @param findings how each finding is replayed, in the order in which they were found
 * @param flaky what was seen and then not seen each time, a sentence each; it counts for nothing
 */
public record Fuzzing(
        long seed,
        int tries,
        int unjudged,
        int again,
        double millis,
        List<Tried> properties,
        Map<String, Integer> states,
        Map<String, Integer> requirements,
        List<Found> findings,
        List<String> flaky) {
    /**
     * Create the summary.
     *
     * @throws IllegalArgumentException if a number is out of its range, a name of a state or requirement has a lone
     *     surrogate, or a finding is there twice
     */
    public Fuzzing {
        requireCount("samples", tries);
        requireCount("samples that could not be judged", unjudged);
        requireCount("further samples", again);
        millis = Durations.checked(millis);
        properties = List.copyOf(properties);
        states = counts(states);
        requirements = counts(requirements);
        findings = List.copyOf(findings);
        flaky = List.copyOf(flaky);
        if (unjudged > tries) {
            throw new IllegalArgumentException("Of " + tries + " samples, " + unjudged + " cannot have been unjudged");
        }
        long sum = properties.stream().mapToLong(Tried::tries).sum();
        if (sum != tries) {
            throw new IllegalArgumentException(
                    "The tries of the properties add up to " + sum + ", and there are " + tries + " samples");
        }
        Set<String> ids = new HashSet<>();
        for (Found each : findings) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException("The finding " + each.id() + " is there twice");
            }
        }
    }

    /**
     * Something that was tried again and again.
     *
     * @param name the second segment of the ids of its results, for example {@code violation}
     * @param title what holds, in one line
     * @param tries how many samples of it were played, 0 or more
     * @param findings how many findings there are, 0 or more
     */
    public record Tried(String name, String title, int tries, int findings) {
        /**
         * Create the row.
         *
         * @throws IllegalArgumentException if a number is negative
         */
        public Tried {
            requireCount("samples", tries);
            requireCount("findings", findings);
        }

        /** Return whether a result is about this property. */
        public boolean has(String id) {
            return CaseIds.sideless(id).startsWith(FuzzedIds.of(Role.SERVER, name, ""));
        }
    }

    /**
     * How a finding is replayed.
     *
     * @param id the id of the case that shows it
     * @param file the file that holds the case, relative to the record
     * @param token the case as one word, which needs no file
     */
    public record Found(String id, String file, String token) {}

    /** Return how a case is replayed, if it is a finding. */
    public Optional<Found> found(String id) {
        return findings.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private static void requireCount(String what, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("The number of " + what + " is 0 or more, not " + count);
        }
    }

    private static Map<String, Integer> counts(Map<String, Integer> counts) {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        counts.forEach((name, count) -> {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                throw new IllegalArgumentException("The name of what is counted must be well-formed Unicode");
            }
            requireCount("\"" + name + "\"", count);
            ordered.put(name, count);
        });
        return Collections.unmodifiableMap(ordered);
    }
}
