package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.baseline.KnownCapabilities;
import io.github.wsgauntlet.harness.wire.Extension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a target has to be able to do, whatever its cases say: without it many of them would be left out, and the run
 * would end as if all were well.
 *
 * @param abilities what it has to do: {@code echo}, {@code pong}, {@code close} or {@code deflate}, or the name of a
 *     parameter of permessage-deflate
 * @param subprotocol the subprotocol that it has to select
 * @param least how much it has to take
 */
public record Demands(Set<String> abilities, Optional<String> subprotocol, Map<Limit, Long> least) {
    private static final List<String> ABILITIES = Stream.concat(
                    KnownCapabilities.FLAGS.stream(),
                    Arrays.stream(Extension.Name.values()).map(Extension.Name::text))
            .toList();
    private static final List<Limit> LIMITS = List.of(Limit.MESSAGE, Limit.FRAGMENTS);
    private static final int MOST = (1 << 30) - 1;
    private static final String SUBPROTOCOL = "subprotocol";

    public Demands {
        abilities = Set.copyOf(abilities);
        least = Map.copyOf(least);
    }

    /** Return no demands. */
    public static Demands none() {
        return new Demands(Set.of(), Optional.empty(), Map.of());
    }

    /**
     * Read demands as users write them.
     *
     * @param words each an ability, or {@code subprotocol=NAME}, {@code message=BYTES} or {@code fragments=COUNT}; a
     *     number may end in KiB, MiB or GiB
     * @throws IllegalArgumentException if one is none of these
     */
    public static Demands parse(List<String> words) {
        Set<String> abilities = new LinkedHashSet<>();
        Optional<String> subprotocol = Optional.empty();
        Map<Limit, Long> least = new EnumMap<>(Limit.class);
        for (String word : words) {
            String[] sides = word.strip().split("=", 2);
            if (sides.length == 1 && ABILITIES.contains(sides[0])) {
                abilities.add(sides[0]);
            } else if (sides.length == 2 && sides[0].equals(SUBPROTOCOL) && !sides[1].isBlank()) {
                subprotocol = Optional.of(sides[1]);
            } else {
                Limit limit = LIMITS.stream()
                        .filter(each -> sides.length == 2 && sides[0].equals(each.word()))
                        .findFirst()
                        .orElseThrow(() -> unknown(word));
                least.put(limit, count(word, sides[1]));
            }
        }
        return new Demands(abilities, subprotocol, least);
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException("'" + word + "' is nothing that can be required; there are "
                + String.join(", ", ABILITIES) + ", subprotocol=NAME, message=BYTES and fragments=COUNT.");
    }

    private static long count(String word, String number) {
        return ByteSize.parse(number)
                .filter(value -> value >= 1 && value <= MOST)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' names no number between 1 and " + MOST + ", such as 1000 or 64KiB."));
    }

    /**
     * Return what a target lacks of it, a sentence without a full stop for each.
     *
     * @param recorded what was seen, as the header of a record has it
     */
    List<String> missing(Map<String, Object> recorded) {
        var missing = new ArrayList<String>();
        List<String> agreed = List.of(
                String.valueOf(recorded.getOrDefault("deflateParameters", "")).split(", "));
        ABILITIES.stream()
                .filter(abilities::contains)
                .filter(ability -> !agreed.contains(ability) && !Boolean.TRUE.equals(recorded.get(ability)))
                .forEach(ability -> missing.add(ability + " is required, and missing"));
        subprotocol
                .filter(name -> !name.equals(recorded.get(SUBPROTOCOL)))
                .ifPresent(name -> missing.add("the subprotocol " + name + " is required, and "
                        + Optional.ofNullable(recorded.get(SUBPROTOCOL))
                                .map(other -> other + " selected")
                                .orElse("not offered: it needs --subprotocol, too")));
        LIMITS.forEach(limit -> Optional.ofNullable(least.get(limit))
                .flatMap(needed -> shortfall(limit, needed, recorded))
                .ifPresent(missing::add));
        return missing;
    }

    private static Optional<String> shortfall(Limit limit, long needed, Map<String, Object> recorded) {
        Optional<Long> most = number(recorded.get(limit.key()));
        Optional<Long> taken = most.or(() -> number(recorded.get(limit.takenKey())));
        if (taken.filter(number -> number >= needed).isPresent()) {
            return Optional.empty();
        }
        String demand = limit.word() + "=" + needed + " is required, and ";
        return Optional.of(demand + most.map(number -> "the limit is " + number).orElse("could not be tried"));
    }

    private static Optional<Long> number(@Nullable Object value) {
        return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }
}
