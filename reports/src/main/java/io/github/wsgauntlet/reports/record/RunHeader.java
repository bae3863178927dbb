package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.ledger.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
 * @param requirements what cases cite that does not ship with the catalogue, in the order of its ledger, each id once
 */
public record RunHeader(
        String tool,
        Instant started,
        Target target,
        Map<String, Object> capabilities,
        int cases,
        Shard shard,
        List<Citation> requirements) {

    /**
     * Create the header.
     *
     * @throws IllegalArgumentException if a capability is no JSON scalar or its name has a lone surrogate,
     *     {@code cases} is negative, or two requirements have the same id
     */
    public RunHeader {
        Map<String, Object> scalars = new LinkedHashMap<>();
        capabilities.forEach((name, value) -> scalars.put(name, scalar(name, value)));
        capabilities = Collections.unmodifiableMap(scalars);
        if (cases < 0) {
            throw new IllegalArgumentException("A run has 0 cases or more, not " + cases);
        }
        requirements = List.copyOf(requirements);
        Set<String> ids = new HashSet<>();
        for (Citation each : requirements) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException("The requirement " + each.id() + " is there twice");
            }
        }
    }

    /** Return what made an echo server of the target, as {@code --echo} takes it; empty where nothing did. */
    public Optional<String> echoAdapter() {
        return Optional.ofNullable(capabilities.get("echoAdapter")).map(String::valueOf);
    }

    /** Return whether the target sent messages back, be it through an adapter. */
    public boolean echoed() {
        return Boolean.TRUE.equals(capabilities.get("echo"));
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

    /**
     * A requirement as a record keeps it, for whoever reads it without the ledger that has it.
     *
     * @param id its id
     * @param document the number of the RFC, or the name of another document
     * @param section the section in it
     * @param link where it can be read, an {@code http} or {@code https} URL; empty where that is not said
     * @param level how strongly it is worded
     * @param says the sentence in our words
     */
    public record Citation(String id, String document, String section, String link, Level level, String says) {

        /**
         * Create it.
         *
         * @throws IllegalArgumentException if it has no id, or a page that shows it could not link to {@code link}
         */
        public Citation {
            if (id.isBlank()) {
                throw new IllegalArgumentException("A requirement has no id");
            }
            if (!link.isEmpty() && !Requirement.LINK.matcher(link).matches()) {
                throw new IllegalArgumentException(
                        "The link of the requirement " + id + " must be an http:// or https:// URL");
            }
        }

        /** Return what of a row of the ledger a record keeps. */
        public static Citation of(Requirement row) {
            return new Citation(row.id(), row.document(), row.section(), row.link(), row.level(), row.says());
        }

        /** Return it as a row of a ledger, which does not say whom it binds or how it is tested. */
        Requirement row() {
            return new Requirement(
                    id,
                    document,
                    section,
                    link,
                    level,
                    Requirement.Role.BOTH,
                    says,
                    Requirement.Observable.YES,
                    "",
                    "");
        }
    }

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
