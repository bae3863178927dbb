package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Verdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** From which verdict on a run is not as expected. */
public enum FailOn {
    FAIL(Optional.of(Verdict.FAIL)),
    STRICT(Optional.of(Verdict.STRICT)),
    WARN(Optional.of(Verdict.WARN)),
    NONE(Optional.empty());

    private final Optional<Verdict> threshold;

    FailOn(Optional<Verdict> threshold) {
        this.threshold = threshold;
    }

    /** Return the mildest verdict that is not as expected; empty accepts all. */
    public Optional<Verdict> threshold() {
        return threshold;
    }

    /** Return the same where something has to fail: FAIL instead of nothing. */
    public Verdict orFail() {
        return threshold.orElse(Verdict.FAIL);
    }

    /**
     * Read a level as users write it, in any case.
     *
     * @throws IllegalArgumentException if there is no such level
     */
    public static FailOn parse(String text) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no level to fail on; the levels are "
                        + Arrays.stream(values())
                                .map(level -> level.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
