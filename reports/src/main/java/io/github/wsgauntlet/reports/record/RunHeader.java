package io.github.wsgauntlet.reports.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first line of a run: who judged whom, when, and how many cases there are to come.
 *
 * @param tool name and version of the harness, for example {@code wsgauntlet 0.1.0}
 * @param started when the run began
 * @param target the server that was judged
 * @param capabilities what was probed or assumed about the target, in the order it is to be shown; a value is a string,
 *     a boolean or a finite number, and whole numbers are kept as {@link Long}
 * @param cases how many cases were chosen, 0 or more; what fuzzing makes up is not among them
 * @param shard which part of a run this is, 1 of 1 if it is all of it
 */
public record RunHeader(
        String tool, Instant started, Target target, Map<String, Object> capabilities, int cases, Shard shard) {

    /**
     * Create the header.
     *
     * @throws IllegalArgumentException if a capability is no JSON scalar or its name has a lone surrogate, or
     *     {@code cases} is negative
     */
    public RunHeader {
        Map<String, Object> scalars = new LinkedHashMap<>();
        capabilities.forEach((name, value) -> scalars.put(name, scalar(name, value)));
        capabilities = Collections.unmodifiableMap(scalars);
        if (cases < 0) {
            throw new IllegalArgumentException("A run has 0 cases or more, not " + cases);
        }
    }

    /**
     * One of several runs that are one together.
     *
     * @param index which one, from 1
     * @param total how many there are
     * @param chosen a digest of the ids of all cases that are shared out; the same in each
     */
    public record Shard(int index, int total, String chosen) {

        /**
         * Create the shard.
         *
         * @throws IllegalArgumentException if {@code index} is not between 1 and {@code total}
         */
        public Shard {
            if (index < 1 || index > total) {
                throw new IllegalArgumentException("Of " + total + " shards there is no " + index);
            }
        }
    }

    /**
     * The server that was judged.
     *
     * @param name what the report calls it
     * @param url its WebSocket URL
     */
    public record Target(String name, String url) {}

    private static Object scalar(String name, Object value) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("The name of a capability must be well-formed Unicode");
        }
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("The capability \"" + name + "\" must be a string, a boolean or a number");
    }
}
